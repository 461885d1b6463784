/** Numbers by rank, smallest rank first; equal ones in no promised order, but always the same. */
export type Heap = { push(item: number, rank: number): void; pop(): number | undefined };

export function heap(): Heap {
  const items: number[] = [];
  const ranks: number[] = [];
  const at = (index: number) => ranks[index] ?? Number.POSITIVE_INFINITY;
  const put = (index: number, item: number, rank: number) => {
    items[index] = item;
    ranks[index] = rank;
  };
  return {
    push(item, rank) {
      let here = items.length;
      put(here, item, rank);
      while (here > 0) {
        const parent = (here - 1) >> 1;
        if (at(parent) <= rank) break;
        put(here, items[parent] ?? 0, at(parent));
        here = parent;
      }
      put(here, item, rank);
    },
    pop() {
      const first = items[0];
      const [item, rank] = [items.pop(), ranks.pop()];
      if (item === undefined || rank === undefined || items.length === 0) return first;
      let here = 0;
      for (;;) {
        const left = 2 * here + 1;
        const least = at(left + 1) < at(left) ? left + 1 : left;
        if (rank <= at(least)) break;
        put(here, items[least] ?? 0, at(least));
        here = least;
      }
      put(here, item, rank);
      return first;
    },
  };
}
