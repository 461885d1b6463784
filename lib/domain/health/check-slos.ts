import { panelOf } from '../metrics/chart-of.ts';
import type { Burn, Objective, Slos } from '../metrics/slo.ts';
import type { Reading } from '../reading.ts';
import { type Evidence, reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Check } from './health.ts';
import { unreadCheck } from './unread.ts';

export type SloFacts = {
  /** The environment promises something. */
  readonly expected: boolean;
  readonly slos: Reading<Slos> | undefined;
  readonly now: Instant;
};

/**
 * Whether an error budget burns too fast: one check a window over its limit, one a promise that is kept. Of figures that
 * CloudWatch only gave a part of, none is said to be kept: failures may be in what is lacking.
 */
export function checkSlos({ expected, slos: reading, now }: SloFacts): readonly Check[] {
  if (!expected) return [];
  const unread = unreadCheck('slo', 'health.slos-unread', reading, now);
  if (unread) return [unread];
  if (reading?.state !== 'ready') return [];
  const { states, minRequests, door } = reading.value;
  const lacking = reading.missing.map(
    ({ what, failure }): Check => ({
      ...{ name: 'slo', verdict: 'unknown' },
      reason: reason('health.metric-unread', { what, cause: failure.kind }),
    }),
  );
  const judged = states.flatMap(({ objective, hour, sixHours }): readonly Check[] => {
    const burning = [
      ...(isOver(hour) ? [burnCheck(objective, hour, 1, door)] : []),
      ...(isOver(sixHours) ? [burnCheck(objective, sixHours, 6, door)] : []),
    ];
    if (burning.length > 0 || lacking.length > 0) return burning;
    const { rate, limit, requests } = sixHours;
    return [
      {
        name: 'slo',
        verdict: 'healthy',
        reason: sixHours.enough
          ? reason(KEPT[objective.kind], { rate, limit })
          : reason(FEW[objective.kind], { requests, least: minRequests }),
      },
    ];
  });
  return [...lacking, ...judged];
}

const BURNS = {
  availability: 'health.slo-burns-availability',
  latency: 'health.slo-burns-latency',
} as const;
const KEPT = { availability: 'health.slo-kept-availability', latency: 'health.slo-kept-latency' } as const;
const FEW = { availability: 'health.slo-few-availability', latency: 'health.slo-few-latency' } as const;

const isOver = ({ rate, limit, enough }: Burn): boolean => enough && rate >= limit;

function burnCheck(objective: Objective, burn: Burn, hours: 1 | 6, door: string | undefined): Check {
  const { rate, limit, bad, total } = burn;
  const own =
    objective.kind === 'latency' ? { percentile: objective.percentile, millis: objective.millis } : {};
  const panel = door && panelOf(objective.kind === 'latency' ? 'Latency' : 'Count', door);
  const evidence: readonly Evidence[] = panel ? [{ kind: 'chart', panel, hours }] : [];
  return {
    name: 'slo',
    verdict: 'degraded',
    reason: reason(BURNS[objective.kind], { rate, limit, bad, total, hours, ...own }, evidence),
  };
}
