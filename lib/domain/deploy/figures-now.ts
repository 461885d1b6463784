import type { Vital, Vitals } from '../metrics/vitals.ts';
import { type Millis, millis, type Ratio, ratio } from '../units.ts';

/** What is asked of something now, a minute; the last two are absent where nothing was asked. */
export type FiguresNow = {
  readonly requestsPerMinute: number;
  readonly errorRate?: Ratio;
  readonly p95?: Millis;
};

/**
 * Of one component: at its APIs where it has some, since they know what callers got, else at its functions.
 * @param prefix with which the `ResourceId`s of its parts begin
 * @returns undefined where nothing of it is measured
 */
export function figuresNow({ vitals, windowMinutes }: Vitals, prefix: string): FiguresNow | undefined {
  const own = vitals.filter(({ resource }) => resource.startsWith(prefix));
  const doors = own.filter(({ kind }) => kind === 'api');
  const counted = doors.length > 0 ? doors : own.filter(({ kind }) => kind === 'function');
  if (counted.length === 0) return undefined;
  const requests = sum(counted, 'requests');
  const latencies = counted.flatMap(({ latencyP95 }) => latencyP95 ?? []);
  return {
    requestsPerMinute: requests / windowMinutes,
    ...(requests > 0 ? { errorRate: ratio(sum(counted, 'errors') / requests) } : {}),
    ...(latencies.length > 0 ? { p95: millis(Math.max(...latencies)) } : {}),
  };
}

const sum = (of: readonly Vital[], figure: 'requests' | 'errors'): number =>
  of.reduce((total, each) => total + (each[figure] ?? 0), 0);
