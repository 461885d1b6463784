import type { Chart, ChartId, Datapoint, MetricsAnswer, Statistic } from '../metrics/series.ts';
import { type Instant, instant, minus, minutes, plus, type TimeRange } from '../time.ts';
import type { Deployment, RequestedRun } from './deployment.ts';
import { foldedMinutes, type SlowMinute, slowestMinute, sum } from './minute-figures.ts';
import type { Plan } from './plan.ts';
import type { ReleaseWatch, WatchFigures, WatchMinute, WatchRules, WayBack } from './release-watch.ts';
import { isFinal, type Run, type RunState } from './run.ts';

/** A run on the same environment, as one mark of its calendar. */
export type Around = Pick<Run, 'number' | 'component' | 'state'> & { readonly at: Instant };

/** What became of a run's release once it was deployed. */
export type AfterDeploy = {
  /** What the environment asks of a release; absent: nothing is watched, nothing goes back by itself. */
  readonly rules?: WatchRules;
  readonly watch?: ReleaseWatch;
  readonly wayBack?: WayBack;
  /** The run that brings back what was there, as it stands. */
  readonly backRun?: Pick<Run, 'number' | 'state' | 'finishedAt'>;
  /** Runs of the environment nearest to it, this one among them, oldest first. */
  readonly around: readonly Around[];
  /** Whose figures show what it did; absent where nothing of it is measured. */
  readonly measured?: Measured;
};

export type Measured = {
  /** `ResourceId`s of what the release changed, and of the APIs of its stack. */
  readonly changed: readonly string[];
  readonly stack?: string;
  readonly deployedAt: Instant;
};

const NEAREST = 3;
/** States of runs that changed something. */
const CHANGED: readonly RunState[] = [
  'applying',
  'verifying',
  'rolling-back',
  'succeeded',
  'failed',
  'rolled-back',
];

/** @param recent requests of the environment, newest first */
export function aroundRun({ run }: RequestedRun, recent: readonly Deployment[]): readonly Around[] {
  const all = recent
    .flatMap(({ runs }) => runs)
    .filter(({ id, state }) => id === run.id || CHANGED.includes(state))
    .toSorted((a, b) => a.number - b.number);
  const here = all.findIndex(({ id }) => id === run.id);
  if (here < 0) return [];
  return all
    .slice(Math.max(0, here - NEAREST), here + NEAREST + 1)
    .map(({ number, component, state, createdAt, finishedAt }) => ({
      ...{ number, component, state, at: finishedAt ?? createdAt },
    }));
}

/** What of a plan is measured; undefined for a plan that was not used. */
export function measuredOf(
  { component, tool }: Pick<Run, 'component' | 'tool'>,
  stack: string | undefined,
  { plan, usedAt }: { readonly plan: Plan; readonly usedAt?: Instant },
): Measured | undefined {
  if (usedAt === undefined) return undefined;
  const of = (address: string) =>
    stack === undefined || tool === 'terraform' ? `tf:${component}#${address}` : `cfn:${stack}/${address}`;
  const changed = plan.changes.map(({ address }) => of(address));
  return { changed, deployedAt: usedAt, ...(stack === undefined ? {} : { stack }) };
}

const BEFORE = minutes(15);
/** Nobody asks of a release what it did days later: other causes lie between. */
const SINCE = minutes(60);

/** From a quarter of an hour before the deploy to an hour after it, or to when it broke and somewhat more. */
export function shownRange({ deployedAt }: Measured, broke: Instant | undefined, now: Instant): TimeRange {
  const to = Math.max(plus(deployedAt, SINCE), broke === undefined ? 0 : plus(broke, BEFORE));
  return { from: minus(deployedAt, BEFORE), to: instant(Math.min(now, to)) };
}

export type BeforeAfter = {
  /** Labels of what is measured. */
  readonly names: readonly string[];
  readonly minutes: readonly WatchMinute[];
  readonly before: WatchFigures;
  readonly since: WatchFigures;
  /** Absent where no minute was measured. */
  readonly slowest: { readonly before?: SlowMinute; readonly since?: SlowMinute };
};

type Figure = keyof WatchFigures;
const SERIES: readonly (readonly [Figure, ChartId, Statistic, (name: string) => boolean])[] = [
  ['requests', 'lambda.invocations', 'Sum', () => true],
  ['errors', 'lambda.errors', 'Sum', () => true],
  ['p95', 'lambda.duration', 'p95', () => true],
  ['requests', 'apigateway.count', 'Sum', () => true],
  ['errors', 'apigateway.errors', 'Sum', (name) => name.toLowerCase().startsWith('5xx')],
  ['p95', 'apigateway.latency', 'p95', () => true],
];

/** Minute figures of a release's own functions: at the APIs of its stack where there are some, since only they know 5xx. */
export function beforeAfter({ charts }: MetricsAnswer, measured: Measured): BeforeAfter | undefined {
  const { changed, stack, deployedAt } = measured;
  const functions = charts.filter(
    ({ id, resource }) => id.startsWith('lambda.') && changed.includes(resource),
  );
  if (functions.length === 0) return undefined;
  const doors = charts.filter(
    ({ id, resource }) =>
      id.startsWith('apigateway.') && stack !== undefined && resource.startsWith(`cfn:${stack}/`),
  );
  const counted = doors.length > 0 ? doors : functions;
  const minutes = minutesOf(counted);
  const before = minutes.filter(({ at }) => at + 60_000 <= deployedAt);
  const since = minutes.filter(({ at }) => at >= deployedAt);
  const [slowBefore, slowSince] = [slowestMinute(before), slowestMinute(since)];
  return {
    names: [...new Set(functions.map(({ label }) => label))],
    minutes,
    before: figuresOf(before),
    since: figuresOf(since),
    slowest: { ...(slowBefore ? { before: slowBefore } : {}), ...(slowSince ? { since: slowSince } : {}) },
  };
}

function minutesOf(charts: readonly Chart[]): readonly WatchMinute[] {
  const byMinute = new Map<Instant, Record<Figure, number[]>>();
  for (const [figure, id, statistic, fits] of SERIES)
    for (const { at, value } of pointsOf(charts, id, statistic, fits)) {
      const minute = byMinute.get(at) ?? { requests: [], errors: [], p95: [] };
      minute[figure].push(value);
      byMinute.set(at, minute);
    }
  return [...byMinute]
    .toSorted(([a], [b]) => a - b)
    .map(([at, { requests, errors, p95 }]) => ({
      ...{ at, requests: sum(requests), errors: sum(errors) },
      ...(p95.length > 0 ? { p95: Math.max(...p95) } : {}),
    }));
}

const pointsOf = (
  charts: readonly Chart[],
  id: ChartId,
  statistic: Statistic,
  fits: (name: string) => boolean,
): readonly Datapoint[] =>
  charts
    .filter((chart) => chart.id === id)
    .flatMap(({ series }) => series)
    .filter((each) => each.statistic === statistic && fits(each.metric.name))
    .flatMap(({ points }) => points);

const figuresOf = (of: readonly WatchMinute[]): WatchFigures =>
  foldedMinutes({
    requests: of.map(({ requests }) => requests),
    errors: of.map(({ errors }) => errors),
    p95: of.flatMap(({ p95 }) => p95 ?? []),
  });

/** Whether it broke what it was deployed to: while it was watched, or afterwards. */
export const brokeIts = (
  { broke, failure }: Pick<Run, 'broke' | 'failure'>,
  { watch }: Pick<AfterDeploy, 'watch'>,
): boolean => broke !== undefined || watch?.ended?.broken !== undefined || failure?.step === 'verify';

/** Where a run stands after its end: the cell of the stepper that a good end does not have. */
export type SinceThen =
  | { readonly kind: 'failing' | 'degraded'; readonly at: Instant }
  | { readonly kind: 'recovered'; readonly at: Instant; readonly by?: number }
  | { readonly kind: 'rolling-back'; readonly run: number }
  | { readonly kind: 'rolled-back'; readonly run: number; readonly at: Instant }
  | { readonly kind: 'way-back-failed'; readonly run: number };

export function sinceThen({ broke }: Pick<Run, 'broke'>, { backRun }: AfterDeploy): SinceThen | undefined {
  if (backRun) {
    const { number: run, state, finishedAt } = backRun;
    if (state === 'succeeded' || state === 'no-change')
      return { kind: 'rolled-back', run, at: finishedAt ?? instant(0) };
    return { kind: isFinal(state) || state === 'needs-attention' ? 'way-back-failed' : 'rolling-back', run };
  }
  if (!broke) return undefined;
  const { at, verdict, recoveredAt, recoveredBy } = broke;
  if (recoveredAt === undefined) return { kind: verdict, at };
  return { kind: 'recovered', at: recoveredAt, ...(recoveredBy === undefined ? {} : { by: recoveredBy }) };
}
