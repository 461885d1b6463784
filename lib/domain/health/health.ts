import type { OutsideBlame } from '../outside/change.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Millis } from '../units.ts';

/** Worst first: the verdict of a whole is the worst of its parts. */
export const VERDICTS = ['failing', 'degraded', 'unknown', 'healthy'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const worst = (verdicts: readonly Verdict[]): Verdict =>
  VERDICTS.find((each) => verdicts.includes(each)) ?? 'unknown';

/** One check: what was looked at, what came of it, and the words for it. */
export type Check = {
  /** `alarms`, `stack`, `sources`, `errors`, `throttles`, `latency`, `dead-letters`, `drift`, `slo`; `judgement`: whether anybody looks. */
  readonly name: CheckName;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** Nothing was looked at, since there is nothing: neither a trouble nor a check that passes. */
  readonly nothing?: true;
  /** Node of the graph it is about; absent for the environment as a whole. */
  readonly resource?: string;
};

export type CheckName =
  | 'alarms'
  | 'stack'
  | 'sources'
  | 'errors'
  | 'throttles'
  | 'latency'
  | 'dead-letters'
  | 'drift'
  | 'slo'
  | 'judgement';

export type EnvironmentHealth = {
  readonly verdict: Verdict;
  /** When the verdict last changed. */
  readonly since: Instant;
  /** Run soon after whose start the trouble began, when there is one; never of a healthy or unknown one. */
  readonly sinceRun?: string;
  /** A change outside the portal that it began with, instead of a run. */
  readonly sinceOutside?: OutsideBlame;
  /** A flag beside the verdict, never instead of it. */
  readonly deploying: boolean;
  /** All checks, worst first. */
  readonly checks: readonly Check[];
};

/** One bar of the watch strip: the verdict that held from `from` until the next sample. */
export type HealthSample = {
  readonly at: Instant;
  readonly verdict: Verdict;
  readonly deploying: boolean;
  /** Requests a minute at the system's front door; undefined when nobody measured: the line breaks there. */
  readonly traffic?: number;
};

export type AlarmState = {
  readonly name: string;
  readonly arn: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly since: Instant;
  readonly stateReason: string;
  readonly metric: string;
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly threshold?: number;
  /** How far back its datapoints may lie when it begins to fire; absent where it has no period of its own. */
  readonly looksBack?: Millis;
  /** Of an alarm of other alarms: `ALARM("a") OR ALARM("b")`. */
  readonly rule?: string;
};
