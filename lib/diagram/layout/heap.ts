/** Numbers by rank, smallest rank first; equal ones in no promised order, but always the same. */
export type Heap = { push(item: number, rank: number): void; pop(): number | undefined };

/** Four below each: half as deep as two, and most of the time goes into climbing down. */
const BELOW = 4;

/** For one search after another: they share its room, so the next one may begin only when the last has ended. */
let items = new Int32Array(1024);
let ranks = new Float64Array(1024);

export function heap(): Heap {
  let size = 0;
  return {
    push(item, rank) {
      if (size === items.length) grow();
      let here = size;
      size += 1;
      while (here > 0) {
        const parent = (here - 1) >> 2;
        const above = ranks[parent] ?? 0;
        if (above <= rank) break;
        ranks[here] = above;
        items[here] = items[parent] ?? 0;
        here = parent;
      }
      ranks[here] = rank;
      items[here] = item;
    },
    pop() {
      if (size === 0) return undefined;
      const first = items[0];
      size -= 1;
      const [item, rank] = [items[size] ?? 0, ranks[size] ?? 0];
      let here = 0;
      for (let child = 1; child < size; child = here * BELOW + 1) {
        let least = child;
        let lowest = ranks[child] ?? 0;
        const end = Math.min(child + BELOW, size);
        for (let other = child + 1; other < end; other += 1) {
          const value = ranks[other] ?? 0;
          if (value < lowest) [least, lowest] = [other, value];
        }
        if (rank <= lowest) break;
        ranks[here] = lowest;
        items[here] = items[least] ?? 0;
        here = least;
      }
      ranks[here] = rank;
      items[here] = item;
      return first;
    },
  };
}

function grow(): void {
  const [more, higher] = [new Int32Array(items.length * 2), new Float64Array(ranks.length * 2)];
  more.set(items);
  higher.set(ranks);
  [items, ranks] = [more, higher];
}
