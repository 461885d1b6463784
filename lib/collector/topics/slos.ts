import { readMetricData } from '#lib/aws/read/cloudwatch/metric-data.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { measure } from '#lib/domain/metrics/measure.ts';
import {
  doorPeriods,
  type Objective,
  percentTarget,
  SLO_PERIOD,
  sloRange,
  sloState,
} from '#lib/domain/metrics/slo.ts';
import type { MetricTarget } from '#lib/domain/metrics/targets.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { targetsOf } from '../targets.ts';
import type { Topic } from '../topic.ts';

/** What became of an environment's promises. Where none is made, AWS is not asked: each metric costs money. */
export const slos: Topic<'slos'> = {
  name: 'slos',
  every: minutes(5),
  async read(services, environment) {
    const promised = objectivesOf(environment);
    const { slos: settings } = environment.settings;
    const source = 'cloudwatch:GetMetricData';
    if (!settings || promised.length === 0) return ok({ value: { states: [], minRequests: 0 }, source });
    const found = await targetsOf(services, environment);
    if (!found.ok) return found;
    const doors = found.value.targets.filter(({ kind }) => kind === 'rest-api' || kind === 'http-api');
    const percentile = settings.latency?.percentile;
    const asked = doors.map((door) => doorMeasures(door, percentile));
    const range = sloRange(services.clock());
    const data = await readMetricData(
      services.aws(environment),
      asked.flatMap(({ requests, errors, latency }) => [requests, errors, ...latency]),
      range,
      SLO_PERIOD,
    );
    if (!data.ok) return data;
    const pointsOf = ({ id }: { readonly id: string }) => data.value.points.get(id) ?? [];
    const periods = doorPeriods(
      asked.map(({ requests, errors, latency }) => ({
        requests: pointsOf(requests),
        errors: pointsOf(errors),
        latency: latency.flatMap(pointsOf),
      })),
    );
    return ok({
      value: {
        states: promised.map((objective) => sloState(objective, periods, settings, range.to)),
        minRequests: settings.minRequests,
        ...(doors[0] ? { door: doors[0].resource } : {}),
      },
      source,
      missing: [...found.value.missing, ...data.value.missing],
    });
  },
};

/** What `slos` of portal.yaml promises, as shares. */
function objectivesOf({ settings: { slos } }: ConfiguredEnvironment): readonly Objective[] {
  const { availability, latency } = slos ?? {};
  return [
    ...(availability ? [{ kind: 'availability', target: percentTarget(availability.target) } as const] : []),
    ...(latency ? [{ ...latency, kind: 'latency', target: percentTarget(latency.target) } as const] : []),
  ];
}

const doorMeasures = (door: MetricTarget, percentile: 'p50' | 'p90' | 'p95' | 'p99' | undefined) => ({
  requests: measure(door, 'Count', 'Sum'),
  errors: measure(door, door.kind === 'rest-api' ? '5XXError' : '5xx', 'Sum'),
  latency: percentile ? [measure(door, 'Latency', percentile)] : [],
});
