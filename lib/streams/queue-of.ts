/**
 * Turns a subscription into something to iterate, bounded: when more than `most` wait, all of them are dropped
 * and `overflow` takes their place. Ends when `signal` aborts.
 */
export async function* queueOf<T>(
  signal: AbortSignal,
  most: number,
  overflow: T,
  subscribe: (push: (item: T) => void) => () => void,
): AsyncIterable<T> {
  let waiting: T[] = [];
  let wake: (() => void) | undefined;
  const rouse = () => wake?.();
  const end = subscribe((item) => {
    waiting = waiting.length >= most ? [overflow] : [...waiting, item];
    rouse();
  });
  signal.addEventListener('abort', rouse);
  try {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (signal.aborted || waiting.length > 0) resolve();
        });
    }
  } finally {
    end();
    signal.removeEventListener('abort', rouse);
  }
}
