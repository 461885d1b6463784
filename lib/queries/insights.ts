import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { needsConsent, scanEstimate } from '#lib/domain/logs/insights/estimate.ts';
import type { InsightsResult, InsightsRun, KeptQuery } from '#lib/domain/logs/insights/run.ts';
import { secretWord } from '#lib/domain/logs/insights/secret-word.ts';
import type { StartedInsights } from '#lib/domain/logs/insights/started.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { hours, minus, type TimeRange } from '#lib/domain/time.ts';
import { insightsRunsOf } from '#lib/store/insights-runs.ts';
import { getReading } from '#lib/store/readings.ts';
import { defineQuery } from './define.ts';

type Place = { readonly environment: EnvironmentKey };

/** Queries of the account, and one's own runs of a day. */
export type InsightsPage = {
  readonly kept: Reading<readonly KeptQuery[]>;
  readonly runs: readonly InsightsRun[];
};

const MOST_RUNS = 50;

export const insightsPage = defineQuery<Place, InsightsPage>({
  name: 'insights-page',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db, collector, clock }, caller, { environment }) {
    const since = minus(clock(), hours(24));
    const [kept, runs] = await Promise.all([
      collector.read('insights-kept', { environment }),
      insightsRunsOf(db, environment, { by: caller.id, since, limit: MOST_RUNS }),
    ]);
    return { kept, runs };
  },
});

export type StartInsights = Place & {
  /** Labels; none means all. */
  readonly groups: readonly string[];
  readonly range: TimeRange;
  readonly query: string;
  readonly name?: string;
  /** Dollars that a person agreed to; without it a large scan is asked about first. */
  readonly agreed?: number;
  /** Above this it is asked, USD. */
  readonly limit: number;
};

/** Starts a query, or says what it would cost where that is more than the limit, or not known. */
export const startInsights = defineQuery<StartInsights, StartedInsights>({
  name: 'insights-start',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db, config, collector, clock }, caller, { environment, agreed, limit, ...ask }) {
    const word = secretWord(ask.query);
    if (word !== undefined) return { kind: 'secret', word };
    const { region } = environmentOf(config.current(), environment);
    const reading = await getReading(db, environment, 'log-groups');
    const known: readonly LogGroup[] = (reading && shownValue(reading)?.value) ?? [];
    const chosen = ask.groups.length === 0 ? known : known.filter(({ label }) => ask.groups.includes(label));
    const estimate = scanEstimate(chosen, ask.range, { now: clock(), region });
    const hasAgreed = agreed !== undefined && (estimate.usd === undefined || agreed >= estimate.usd);
    if (needsConsent(estimate, limit) && !hasAgreed) return { kind: 'asks', estimate };
    const id = await collector.read('insights-start', { environment, ...ask, by: caller.id });
    return { kind: 'started', id };
  },
});

type Run = Place & { readonly id: string };

/** What a query has found so far; one of another environment is not found. */
export const insightsResult = defineQuery<Run, Reading<InsightsResult>>({
  name: 'insights-result',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  run: ({ collector }, _, ask) => collector.read('insights-result', ask),
});

/** Ends a query; what it scanned until then is billed. */
export const stopInsights = defineQuery<Run, Reading<boolean>>({
  name: 'insights-stop',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  run: ({ collector }, _, ask) => collector.read('insights-stop', ask),
});
