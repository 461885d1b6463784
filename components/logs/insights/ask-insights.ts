import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { InsightsResult } from '#lib/domain/logs/insights/run.ts';
import type { StartedInsights } from '#lib/domain/logs/insights/started.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';

/** What to run; `agreed` are dollars that a person said yes to. */
export type RunAsk = {
  readonly query: string;
  readonly range: TimeRange;
  readonly groups: readonly string[];
  readonly name?: string;
  readonly agreed?: number;
};

const place = (environment: EnvironmentKey, id?: string): string =>
  `/api/insights?${new URLSearchParams({ environment, ...(id === undefined ? {} : { id }) })}`;

const unavailable = (cause: string): Reading<never> => ({
  state: 'failed',
  failure: { kind: 'unavailable', cause },
  since: instant(Date.now()),
  tries: 1,
});

/** Starts a query; no answer is a failed reading too. */
export const startRun = (environment: EnvironmentKey, ask: RunAsk): Promise<StartedInsights> =>
  fetch(place(environment), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ask),
  }).then(
    (response): Promise<StartedInsights> | StartedInsights =>
      response.ok ? response.json() : { kind: 'started', id: unavailable(`${response.status}`) },
    (): StartedInsights => ({ kind: 'started', id: unavailable('network') }),
  );

export const runResult = (environment: EnvironmentKey, id: string): Promise<Reading<InsightsResult>> =>
  fetch(place(environment, id)).then(
    (response) => (response.ok ? response.json() : unavailable(`${response.status}`)),
    () => unavailable('network'),
  );

export const stopRun = (environment: EnvironmentKey, id: string): Promise<unknown> =>
  fetch(place(environment, id), { method: 'DELETE' }).catch(() => undefined);
