import type { EnvironmentKey } from '../environment.ts';
import { VERDICTS, type Verdict } from '../health/health.ts';

/** What a list of many environments says of one. */
export type Standing = {
  readonly key: EnvironmentKey;
  readonly system: string;
  readonly name: string;
  /** `unknown` also when health was never read or is no longer fresh. */
  readonly verdict: Verdict;
  /** Alarms that fire; undefined when they cannot be read. */
  readonly firing?: number;
  /** US dollars by the month's end; undefined when cost was never estimated. */
  readonly forecastUsd?: number;
};

/** How many environments have each verdict. */
export function countVerdicts(standings: readonly Standing[]): Readonly<Record<Verdict, number>> {
  const counts = { failing: 0, degraded: 0, unknown: 0, healthy: 0 };
  for (const { verdict } of standings) counts[verdict] += 1;
  return counts;
}

/** Worst first; the order of the file among equals. */
export const byTrouble = (standings: readonly Standing[]): readonly Standing[] =>
  standings.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
