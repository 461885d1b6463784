import { type Anomalies, LOOKED_BACK_DAYS } from '../cost/anomaly.ts';
import type { EnvironmentKey } from '../environment.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Happening } from './happening.ts';

const MOST = 5;

/** A day that cost more than its four weeks: told once a day, by its services. */
export function happeningOfAnomaly(
  environment: EnvironmentKey,
  anomalies: Anomalies,
  at: Instant,
): Happening | undefined {
  if (anomalies.state !== 'judged') return undefined;
  const { day, found } = anomalies;
  const services = found.filter(({ line }) => line === undefined);
  if (services.length === 0) return undefined;
  const more = services.reduce((sum, { usd, usual }) => sum + usd - usual, 0);
  const subject = `anomaly:${environment}:${day}`;
  return {
    ...{ id: subject, topic: 'anomaly', subject, environment, at, state: 'once' },
    what: reason('anomaly', { place: environment, day, usd: money(more), days: LOOKED_BACK_DAYS }),
    because: services
      .slice(0, MOST)
      .map(({ service, usd, usual }) => reason('anomaly', { service, usd: money(usd), usual: money(usual) })),
    path: `/e/${environment}/cost`,
  };
}

const money = (usd: number): string => `$${usd.toFixed(2)}`;
