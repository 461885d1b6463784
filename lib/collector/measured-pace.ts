import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { MEASURING, measuredEvery, USD_PER_METRIC } from '#lib/domain/metrics/pace.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { CollectorServices } from './services.ts';

type Measuring = keyof typeof MEASURING;

const asked = new WeakMap<CollectorServices['declared'], Record<Measuring, Map<string, number>>>();

function known({ declared }: CollectorServices, topic: Measuring): Map<string, number> {
  const all = asked.get(declared) ?? { vitals: new Map(), cost: new Map() };
  asked.set(declared, all);
  return all[topic];
}

/** Notes how many metrics a look at an environment asks for. */
export function noteMetrics(
  services: CollectorServices,
  topic: Measuring,
  { key }: ConfiguredEnvironment,
  count: number,
): void {
  known(services, topic).set(key, count);
}

/** How long a topic that measures rests, so that all environments together cost no more than `portal.yaml` says. */
export function measuredPace(services: CollectorServices, topic: Measuring): Millis {
  const counts = [...known(services, topic).values()];
  const sum = counts.reduce((all, each) => all + each, 0);
  const { environments, file } = services.config.current();
  // Those that other collectors read, or nobody has measured yet, are taken to be like these.
  const metrics = (sum / Math.max(1, counts.length)) * environments.size;
  const { every, share } = MEASURING[topic];
  const monthlyUsd = file.metrics.monthlyUsd * share;
  return measuredEvery({ metrics, usdPerMetric: USD_PER_METRIC, monthlyUsd }, every);
}
