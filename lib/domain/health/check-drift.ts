import { type DriftDegrades, type EnvironmentDrift, isRisky } from '../drift/drift.ts';
import type { Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import { days, elapsed, type Instant } from '../time.ts';
import type { Check } from './health.ts';
import { unreadCheck } from './unread.ts';

export type DriftFacts = {
  /** Components whose drift is looked for. */
  readonly expected: boolean;
  readonly degrades: DriftDegrades;
  readonly drift: Reading<EnvironmentDrift> | undefined;
  readonly now: Instant;
};

/** Schedules are a week apart at most where anybody counts on them; what is older says nothing of today. */
const STALE = days(8);

/** What was changed beside deploys: one check a component. Drift that is none of its kind is said, and no trouble. */
export function checkDrift({ expected, degrades, drift: reading, now }: DriftFacts): readonly Check[] {
  if (!expected) return [];
  const unread = unreadCheck('drift', 'health.drift-unread', reading, now);
  if (unread) return [unread];
  if (reading?.state !== 'ready') return [];
  return reading.value.flatMap((each): readonly Check[] => {
    const { component } = each;
    if (each.failed && (each.state === 'never' || elapsed(each.checkedAt, now) > STALE))
      return [
        {
          ...{ name: 'drift', verdict: 'unknown' },
          reason: reason('health.drift-failed', { component, why: each.failed.cause.slice(0, 200) }),
        },
      ];
    // The first time has not come yet: neither a trouble nor a check that passes.
    if (each.state === 'never')
      return [
        {
          name: 'drift',
          verdict: 'healthy',
          nothing: true,
          reason: reason('health.drift-never', { component }),
        },
      ];
    const [first] = each.resources;
    if (!first)
      return [{ name: 'drift', verdict: 'healthy', reason: reason('health.drift-none', { component }) }];
    const risky = each.resources.filter(isRisky).length;
    const degraded = degrades === 'any' || (degrades === 'risky' && risky > 0);
    const params = { component, n: each.resources.length, address: first.address };
    return [
      {
        name: 'drift',
        verdict: degraded ? 'degraded' : 'healthy',
        reason: reason(degraded ? 'health.drift-risky' : 'health.drift-some', params, [
          { kind: 'drift', component },
        ]),
      },
    ];
  });
}
