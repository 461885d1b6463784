/**
 * Does something again and again, never twice at once: while the database is away nothing piles up. `clearInterval`
 * ends it.
 */
export function every(
  intervalMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): NodeJS.Timeout {
  let going = false;
  return setInterval(() => {
    if (going) return;
    going = true;
    work()
      .catch(onError)
      .finally(() => {
        going = false;
      })
      .catch(onError);
  }, intervalMs);
}
