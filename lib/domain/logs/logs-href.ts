import type { EnvironmentKey } from '../environment.ts';
import type { TimeRange } from '../time.ts';

export type LogsPlace = {
  /** In the language of `docs/log-queries.md`. */
  readonly query?: string;
  /** The present where none is given. */
  readonly range?: TimeRange;
  /** Labels of log groups. */
  readonly functions?: readonly string[];
};

/** Where an environment's lines are, straight from a chart, an alarm, a line or a node. */
export function logsHref(
  environment: EnvironmentKey,
  { query, range, functions = [] }: LogsPlace = {},
): string {
  const params = new URLSearchParams({
    ...(query ? { q: query } : {}),
    ...(functions.length > 0 ? { fn: functions.join(',') } : {}),
    ...(range ? { from: `${range.from}`, to: `${range.to}` } : {}),
  }).toString();
  return `/e/${environment}/logs${params === '' ? '' : `?${params}`}`;
}
