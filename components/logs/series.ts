import type { LogGroup } from '#lib/domain/logs/line.ts';

const TONES = ['c1', 'c2', 'c4', 'c3', 'c5', 'c6'] as const;

/** Colour of a function's bar: by its place in the list, so it stays the same all day. */
export function toneOf(groups: readonly LogGroup[], group: string): string {
  const index = groups.findIndex(({ name }) => name === group);
  return `var(--${TONES[Math.max(0, index) % TONES.length] ?? 'c6'})`;
}

export const labelOf = (groups: readonly LogGroup[], group: string): string =>
  groups.find(({ name }) => name === group)?.label ?? group.split('/').at(-1) ?? group;
