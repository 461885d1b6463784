import type { Instant } from '../time.ts';
import type { Frozen } from './freeze.ts';
import type { GlassStanding } from './glass.ts';

/** A stop of everything: nothing is applied anywhere until somebody starts the line again. */
export type LineStop = {
  readonly id: string;
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
};

/** Why nothing is begun to be applied now. Plans and approvals go on. */
export type Hold =
  | { readonly kind: 'line'; readonly stop: LineStop }
  | { readonly kind: 'freeze'; readonly freeze: Frozen };

/** What holds a run's apply back, and who has broken the glass for it. */
export type HeldBack = {
  readonly holds: readonly Hold[];
  /** Of the plan that there is; absent without one. */
  readonly glass?: GlassStanding;
};

/** Whether an apply may not begin. */
export const isHeld = ({ holds, glass }: HeldBack): boolean => holds.length > 0 && glass?.broken !== true;
