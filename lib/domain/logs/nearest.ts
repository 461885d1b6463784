import type { Instant } from '../time.ts';

/**
 * The `limit` entries nearest to a moment: half of them before it, half from it on; where one side has fewer the
 * other gets the rest. @param entries in order of time
 */
export function nearest<T extends { readonly at: Instant }>(
  entries: readonly T[],
  around: Instant,
  limit: number,
): readonly T[] {
  const first = entries.findIndex(({ at }) => at >= around);
  const split = first < 0 ? entries.length : first;
  const half = Math.floor(limit / 2);
  const before = Math.min(split, Math.max(half, limit - (entries.length - split)));
  return entries.slice(split - before, split - before + limit);
}
