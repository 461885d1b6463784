import type { Known } from '../reading.ts';
import type { Instant } from '../time.ts';
import type { Actual, BilledCost } from './actual.ts';
import type { Anomalies } from './anomaly.ts';
import type { MonthChoice } from './months.ts';
import type { CostPath } from './path.ts';
import type { PendingChange } from './pending-change.ts';
import type { WrittenSource } from './what-if-edits.ts';

/** A run that waits with a plan, and what the plan would change of a month's cost. */
export type PendingRun = {
  readonly number: number;
  readonly plannedAt: Instant;
  readonly change: PendingChange;
};

export type CostPage = {
  readonly months: MonthChoice;
  /** Of the shown month: the newest, or the last that was read of an earlier one. */
  readonly reading: Known<BilledCost>;
  /** The bill alone, of a month in which nobody measured use. */
  readonly billed?: Actual;
  readonly pending?: PendingRun;
  /** Runs that began to change AWS in the shown month. */
  readonly applied: readonly { readonly at: Instant; readonly number: number }[];
  /** US dollars a month. */
  readonly budgetUsd?: number;
  /** Of the current month alone: what a thousand requests cost, what its newest day has that is not usual. */
  readonly path?: CostPath;
  readonly anomalies?: Anomalies;
  /** What the components' files say, for whoever would change a setting. */
  readonly sources?: readonly WrittenSource[];
};
