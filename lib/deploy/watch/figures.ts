import { foldedMinutes, sum } from '#lib/domain/deploy/minute-figures.ts';
import {
  WATCHED_METRICS,
  type WatchedPart,
  type WatchFigures,
  type WatchMinute,
} from '#lib/domain/deploy/release-watch.ts';
import { type Measure, measure } from '#lib/domain/metrics/measure.ts';
import type { Datapoint } from '#lib/domain/metrics/series.ts';
import type { MetricTarget } from '#lib/domain/metrics/targets.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A function or API of the release, under the dimensions that CloudWatch measures it by. */
export type Watched = Pick<MetricTarget, 'resource' | 'label' | 'dimensions'> & {
  readonly kind: 'function' | 'rest-api' | 'http-api';
};

type Points = ReadonlyMap<string, readonly Datapoint[]>;
type Figure = keyof WatchFigures;
const FIGURES: readonly Figure[] = ['requests', 'errors', 'p95'];

const partKind = ({ kind }: Watched): WatchedPart['kind'] => (kind === 'function' ? 'function' : 'api');

/** An HTTP API's errors are named otherwise than a REST API's. */
function measureOf(watched: Watched, figure: Figure): Measure {
  const [name, statistic] = WATCHED_METRICS[partKind(watched)][figure];
  const own = watched.kind === 'http-api' && figure === 'errors' ? '5xx' : name;
  return measure(watched, own, statistic);
}

export const measuresOf = (watched: readonly Watched[]): readonly Measure[] =>
  watched.flatMap((each) => FIGURES.map((figure) => measureOf(each, figure)));

/**
 * Minute datapoints → what the release did before it was deployed and since. The minutes between `deployedAt` and
 * `from` are of both versions and count for neither.
 */
export function partsFrom(
  watched: readonly Watched[],
  points: Points,
  deployedAt: Instant,
  from: Instant,
): readonly WatchedPart[] {
  return watched.map((each) => {
    const figures = (within: (at: Instant) => boolean): WatchFigures => {
      const of = (figure: Figure) =>
        (points.get(measureOf(each, figure).id) ?? [])
          .filter(({ at }) => within(at))
          .map(({ value }) => value);
      return foldedMinutes({ requests: of('requests'), errors: of('errors'), p95: of('p95') });
    };
    return {
      name: each.label,
      kind: partKind(each),
      before: figures((at) => at + 60_000 <= deployedAt),
      since: figures((at) => at >= from),
    };
  });
}

/** Everything of the release minute by minute, for its charts: at its APIs where it has some, else of its functions. */
export function minutesFrom(watched: readonly Watched[], points: Points): readonly WatchMinute[] {
  const doors = watched.filter(({ kind }) => kind !== 'function');
  const counted = doors.length > 0 ? doors : watched;
  const byMinute = new Map<Instant, Record<Figure, number[]>>();
  for (const each of counted)
    for (const figure of FIGURES)
      for (const { at, value } of points.get(measureOf(each, figure).id) ?? []) {
        const minute = byMinute.get(at) ?? { requests: [], errors: [], p95: [] };
        minute[figure].push(value);
        byMinute.set(at, minute);
      }
  return [...byMinute]
    .toSorted(([a], [b]) => a - b)
    .map(([at, { requests, errors, p95 }]) => ({
      at,
      requests: sum(requests),
      errors: sum(errors),
      ...(p95.length > 0 ? { p95: Math.max(...p95) } : {}),
    }));
}
