import type { StackState } from '../inventory/resource.ts';
import type { Vitals } from '../metrics/vitals.ts';
import type { Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import { elapsed, type Instant, minutes } from '../time.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkStack } from './check-stack.ts';
import { checkVitals } from './check-vitals.ts';
import { type AlarmState, type Check, type EnvironmentHealth, VERDICTS, worst } from './health.ts';

/** Everything the verdict rests on. Readings are `undefined` until they were first tried. */
export type HealthFacts = {
  readonly now: Instant;
  readonly before: EnvironmentHealth | undefined;
  readonly alarms: Reading<readonly AlarmState[]> | undefined;
  readonly stack: Reading<StackState | null> | undefined;
  readonly vitals: Reading<Vitals> | undefined;
  readonly applicationLane: boolean;
  /** Something of it is known to exist: a state, a stack or a finished deploy. */
  readonly deployed: boolean;
  readonly deploying: boolean;
  /** The newest run that changed something, or tried to. */
  readonly lastRun: { readonly id: string; readonly startedAt: Instant } | undefined;
  readonly resourceOf: (alarm: AlarmState) => string | undefined;
};

/** A change of verdict this soon after a run is blamed on it. */
const BLAME = minutes(60);

/**
 * The verdict of one environment: the worst of its checks, of which unread ones are `unknown`. Drift is not
 * among them yet: a drift plan has no reading, so nothing is said of it rather than something green.
 */
export function judge(facts: HealthFacts): EnvironmentHealth {
  const { now, before, deploying, lastRun } = facts;
  const checks = facts.deployed ? checksOf(facts) : [neverDeployed];
  const verdict = worst(checks.map((each) => each.verdict));
  if (before?.verdict === verdict) {
    const { sinceRun } = before;
    return { verdict, since: before.since, deploying, checks, ...(sinceRun ? { sinceRun } : {}) };
  }
  const blamed = lastRun && elapsed(lastRun.startedAt, now) <= BLAME ? { sinceRun: lastRun.id } : {};
  return { verdict, since: now, deploying, checks, ...blamed };
}

function checksOf(facts: HealthFacts): readonly Check[] {
  const { now, alarms, resourceOf, lastRun } = facts;
  const checks = [
    ...checkAlarms({ alarms, resourceOf, now, changedAt: lastRun?.startedAt }),
    ...checkStack({ expected: facts.applicationLane, stack: facts.stack, now }),
    ...checkVitals(facts.vitals, now),
  ];
  return checks.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

const neverDeployed: Check = {
  name: 'stack',
  verdict: 'unknown',
  reason: reason('health.never-deployed'),
};
