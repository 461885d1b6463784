/** Those of one request together, in the order in which each request is first met: they are decided on one page. */
export function byRequest<T>(
  all: readonly T[],
  requestOf: (each: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const requests = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const known = requests.get(requestOf(each));
    if (known) known.push(each);
    else requests.set(requestOf(each), [each]);
  }
  return [...requests.values()];
}
