import type { EnvironmentKey } from '../../environment.ts';
import type { Instant, TimeRange } from '../../time.ts';
import type { Bytes } from '../../units.ts';

/** How a query in Logs Insights stands; `stopped` by a person, `timeout` after an hour. */
export type InsightsState = 'running' | 'complete' | 'failed' | 'stopped' | 'timeout';

/** A query that somebody started, and what it came to. */
export type InsightsRun = {
  /** CloudWatch's own id. */
  readonly id: string;
  readonly environment: EnvironmentKey;
  /** Account that started it. */
  readonly by: string;
  readonly name?: string;
  readonly query: string;
  /** Labels of log groups. */
  readonly groups: readonly string[];
  readonly range: TimeRange;
  readonly startedAt: Instant;
  readonly state: InsightsState;
  readonly scanned: Bytes;
};

/** Rows of a query, as CloudWatch returned them; while it runs they are a part. Values are texts, secrets masked. */
export type InsightsResult = {
  readonly state: InsightsState;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly scanned: Bytes;
  readonly recordsScanned: number;
  readonly recordsMatched: number;
};

/** A query kept in the account, by CloudWatch. */
export type KeptQuery = { readonly name: string; readonly query: string };

export const isOver = (state: InsightsState): boolean => state !== 'running';
