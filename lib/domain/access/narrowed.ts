import type { Grant } from './caller.ts';

/**
 * Grants as far as `within` goes: what a token for some systems keeps of its owner's roles. Both sides are written
 * alike: `*`, `items/*`, `items/prod`.
 */
export const narrowed = (grants: readonly Grant[], within: readonly string[]): readonly Grant[] =>
  grants.flatMap(({ role, on }) =>
    within.flatMap((place) => {
      if (covers(on, place)) return [{ role, on: place }];
      return covers(place, on) ? [{ role, on }] : [];
    }),
  );

const covers = (wide: string, narrow: string): boolean =>
  wide === '*' || wide === narrow || (wide.endsWith('/*') && narrow.startsWith(wide.slice(0, -1)));
