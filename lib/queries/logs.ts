import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { anyOfPattern } from '#lib/domain/logs/match.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import { defineQuery } from './define.ts';

export type LogsAsk = {
  readonly environment: EnvironmentKey;
  /** Labels; none means all. */
  readonly groups: readonly string[];
  readonly range: TimeRange;
  /** Where there are too many lines, those nearest to this moment rather than the newest. */
  readonly around?: Instant;
  /** Only lines in which one of these occurs; none means every line. */
  readonly words?: readonly string[];
  /** Where there are too many lines, those that match: a query of `docs/log-queries.md`, or a filter pattern. */
  readonly query?: string;
  readonly limit?: number;
};

const MOST = 1_000;

/** The newest lines of a range, to start a tail with. */
export const logs = defineQuery({
  name: 'logs',
  action: 'logs:read',
  on: ({ environment }: LogsAsk) => onEnvironment(environment),
  run: ({ collector }, _, { words = [], limit = MOST, ...ask }) =>
    collector.read('logs', {
      ...ask,
      limit: Math.min(limit, MOST),
      ...(words.length > 0 ? { filter: anyOfPattern(words) } : {}),
    }),
});
