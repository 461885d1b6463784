/** A queue that gives the smallest first; equal ones in no promised order, but always the same. */
export function heap<T>(value: (item: T) => number): { push(item: T): void; pop(): T | undefined } {
  const items: { item: T; rank: number }[] = [];
  const at = (index: number) => items[index]?.rank ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number) => {
    const [one, two] = [items[a], items[b]];
    if (one && two) [items[a], items[b]] = [two, one];
  };
  return {
    push(item) {
      items.push({ item, rank: value(item) });
      for (let here = items.length - 1; here > 0; ) {
        const parent = (here - 1) >> 1;
        if (at(parent) <= at(here)) break;
        swap(here, parent);
        here = parent;
      }
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (!first || !last || items.length === 0) return first?.item;
      items[0] = last;
      for (let here = 0; ; ) {
        const left = 2 * here + 1;
        const least = at(left + 1) < at(left) ? left + 1 : left;
        if (at(here) <= at(least)) break;
        swap(here, least);
        here = least;
      }
      return first.item;
    },
  };
}
