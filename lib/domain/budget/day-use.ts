import type { Instant } from '../time.ts';
import type { Ratio } from '../units.ts';
import type { ApiUse, PageUse, ProcessUse, UseSum } from './call-use.ts';
import type { HourUse } from './usage.ts';

/** Every call to AWS in 24 hours, by whom it served and by hour. */
export type DayUse = {
  /** The newest minute that any process reported. */
  readonly reportedUntil?: Instant;
  readonly all: UseSum;
  readonly pages: readonly PageUse[];
  readonly processes: readonly ProcessUse[];
  /** `busiest`: the busiest minute's share of the published quota. */
  readonly apis: readonly (ApiUse & { readonly busiest?: Ratio })[];
  readonly hours: readonly HourUse[];
};
