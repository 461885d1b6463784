import type { RunState, RunStep } from '../deploy/run.ts';
import type { EnvironmentKey } from '../environment.ts';
import { VERDICTS, type Verdict } from '../health/health.ts';
import type { Usd } from '../units.ts';

/** What a list of many environments says of one: the watch list, the palette, the counts of the overview. */
export type Standing = {
  readonly key: EnvironmentKey;
  readonly system: string;
  readonly group?: string;
  readonly systemTitle: string;
  readonly name: string;
  /** `unknown` also when health was never judged or is no longer fresh. */
  readonly verdict: Verdict;
  /** What was read last, however old; undefined where nothing good was ever read. */
  readonly lastVerdict?: Verdict;
  /** Whether health was ever judged, well or badly. */
  readonly judged: boolean;
  /** Alarms that fire; undefined when they cannot be read. */
  readonly firing?: number;
  /** US dollars of a month, as By cost shows them; undefined when cost was never estimated. */
  readonly monthUsd?: Usd;
  /** The run that a runner works on now. */
  readonly running?: { readonly number: number; readonly state: RunState; readonly step?: RunStep };
  /** Runs that wait for an approval. */
  readonly waiting: number;
  /** Runs that wait for a runner. */
  readonly queued: number;
};

/** Verdicts of all environments, whichever of them a page shows. */
export type Counts = Readonly<Record<Verdict, number>> & {
  readonly total: number;
  /** Of the unknown ones, those that nobody ever judged: the first minute. */
  readonly unjudged: number;
};

export function countStandings(standings: readonly Standing[]): Counts {
  const counts = { failing: 0, degraded: 0, unknown: 0, healthy: 0, total: standings.length, unjudged: 0 };
  for (const { verdict, judged } of standings) {
    counts[verdict] += 1;
    if (!judged) counts.unjudged += 1;
  }
  return counts;
}

/** How many environments had which verdict when they were last read; those of which nothing is known are in none. */
export function countLastRead(standings: readonly Standing[]): Readonly<Record<Verdict, number>> {
  const counts = { failing: 0, degraded: 0, unknown: 0, healthy: 0 };
  for (const { lastVerdict } of standings) if (lastVerdict) counts[lastVerdict] += 1;
  return counts;
}

/** Worst first; the order of the file among equals. */
export const byTrouble = (standings: readonly Standing[]): readonly Standing[] =>
  standings.toSorted((a, b) => rank(a) - rank(b));

export const rank = ({ verdict }: Standing): number => VERDICTS.indexOf(verdict);
