import type { LoggedFailures } from '../diagnose/diagnosis.ts';
import type { DriftDegrades, EnvironmentDrift } from '../drift/drift.ts';
import type { StackStates } from '../inventory/resource.ts';
import type { Slos } from '../metrics/slo.ts';
import type { Vitals } from '../metrics/vitals.ts';
import type { OutsideBlame } from '../outside/change.ts';
import type { Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import { elapsed, type Instant, minutes } from '../time.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkDrift } from './check-drift.ts';
import { checkLogged } from './check-logged.ts';
import { checkSlos } from './check-slos.ts';
import { checkSources } from './check-sources.ts';
import { checkStack } from './check-stack.ts';
import { checkVitals } from './check-vitals.ts';
import {
  type AlarmState,
  type Check,
  type EnvironmentHealth,
  VERDICTS,
  type Verdict,
  worst,
} from './health.ts';
import { THRESHOLDS, type Thresholds } from './thresholds.ts';

/** Everything the verdict rests on. Readings are `undefined` until they were first tried. */
export type HealthFacts = {
  readonly now: Instant;
  readonly before: EnvironmentHealth | undefined;
  readonly alarms: Reading<readonly AlarmState[]> | undefined;
  readonly stack: Reading<StackStates> | undefined;
  readonly vitals: Reading<Vitals> | undefined;
  /** What the environment says otherwise is in them; the usual ones where it says nothing. */
  readonly thresholds?: Thresholds;
  /** The environment names stacks. */
  readonly stacksExpected: boolean;
  readonly watched: Reading<unknown> | undefined;
  /** The environment watches states or tags. */
  readonly watchesMore: boolean;
  /** Failures that functions logged; undefined while nobody could read them. */
  readonly logged?: readonly LoggedFailures[] | undefined;
  readonly slos: Reading<Slos> | undefined;
  /** `portal.yaml` says what the environment promises. */
  readonly promises: boolean;
  readonly drift?: Reading<EnvironmentDrift> | undefined;
  /** `portal.yaml` has drift looked for in some of its components. */
  readonly driftExpected?: boolean;
  readonly driftDegrades?: DriftDegrades;
  /** Something of it is known to exist: a state, a stack or a finished deploy. */
  readonly deployed: boolean;
  readonly deploying: boolean;
  /** The newest run that changed something, or tried to. */
  readonly lastRun: { readonly id: string; readonly startedAt: Instant } | undefined;
  /** The newest change that no run explains. */
  readonly lastOutside?: OutsideBlame | undefined;
  readonly resourceOf: (alarm: AlarmState) => string | undefined;
};

/** Trouble that begins this soon after a run is blamed on it. */
const BLAME = minutes(60);

/**
 * The verdict of one environment: the worst of its checks, of which unread ones are `unknown`. Drift is
 * among them where `portal.yaml` has it looked for: nothing is said of what nobody looks for, rather than something green.
 */
export function judge(facts: HealthFacts): EnvironmentHealth {
  const { now, before, deploying } = facts;
  const checks = facts.deployed ? checksOf(facts) : [nothingDeployed(deploying)];
  const verdict = worst(checks.map((each) => each.verdict));
  const since = before?.verdict === verdict ? before.since : now;
  return { verdict, since, deploying, checks, ...blamed(verdict, facts) };
}

const isTrouble = (verdict: Verdict) => verdict === 'failing' || verdict === 'degraded';

type Blame = Pick<EnvironmentHealth, 'sinceRun' | 'sinceOutside'>;

/** What trouble began with: a change outside the portal takes the blame from the run before it. */
function blamed(verdict: Verdict, facts: HealthFacts): Blame {
  if (!isTrouble(verdict)) return {};
  const { now, before, lastRun, lastOutside } = facts;
  const run = blamedRun(verdict, facts);
  const inTrouble = before !== undefined && isTrouble(before.verdict);
  const worsened = inTrouble && worst([before.verdict, verdict]) !== before.verdict;
  const began = inTrouble && !worsened ? before.since : now;
  // It is found up to some minutes after it was made: the run may have been blamed meanwhile.
  const isNear =
    lastOutside !== undefined && lastOutside.at <= began && elapsed(lastOutside.at, began) <= BLAME;
  const isLater = run === undefined || !lastRun || (lastOutside?.at ?? 0) > lastRun.startedAt;
  if (isNear && isLater) return { sinceOutside: lastOutside };
  if (inTrouble && !worsened && before.sinceOutside) return { sinceOutside: before.sinceOutside };
  return run === undefined ? {} : { sinceRun: run };
}

/** The run that trouble began with; it stays to blame while trouble lasts, unless a later run made it worse. */
function blamedRun(verdict: Verdict, { now, before, lastRun }: HealthFacts): string | undefined {
  if (!isTrouble(verdict)) return undefined;
  const recent = lastRun && elapsed(lastRun.startedAt, now) <= BLAME ? lastRun : undefined;
  if (!before || !isTrouble(before.verdict)) return recent?.id;
  const worsened = worst([before.verdict, verdict]) !== before.verdict;
  return worsened && recent && recent.startedAt > before.since ? recent.id : before.sinceRun;
}

function checksOf(facts: HealthFacts): readonly Check[] {
  const { now, alarms, resourceOf, lastRun, thresholds: limits = THRESHOLDS } = facts;
  const checks = [
    ...checkAlarms({ alarms, resourceOf, now, changedAt: lastRun?.startedAt }),
    ...checkStack({ expected: facts.stacksExpected, stack: facts.stack, now }),
    ...checkSources({ watches: facts.watchesMore, stack: facts.stack, watched: facts.watched, now }),
    ...checkVitals(facts.vitals, now, limits),
    ...checkLogged(facts.logged, facts.vitals?.state === 'ready' ? facts.vitals.value : undefined, limits),
    ...checkSlos({ expected: facts.promises, slos: facts.slos, now }),
    ...checkDrift({
      ...{ expected: facts.driftExpected ?? false, degrades: facts.driftDegrades ?? 'risky' },
      ...{ drift: facts.drift, now },
    }),
  ];
  return checks.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

const nothingDeployed = (deploying: boolean): Check => ({
  name: 'stack',
  verdict: 'unknown',
  reason: reason(deploying ? 'health.first-deploy' : 'health.never-deployed'),
});
