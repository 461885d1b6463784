import { type HealthSample, VERDICTS, type Verdict } from '../health/health.ts';
import { days, elapsed, type Instant, minus, minutes } from '../time.ts';

/** How an environment did since a release came to it. */
export type Fared = {
  /** The worst that was judged; `unknown` also where nobody judged for a while. */
  readonly worst: Verdict;
  /** Since the release came; false: of the last 24 hours of a longer time. */
  readonly whole: boolean;
};

/** Kept samples of an earlier hour are ten minutes apart, and stand at the first of their minutes. */
const LONGEST_GAP = minutes(25);

/**
 * @param samples of the last 24 hours, oldest first
 * @returns undefined while nothing was judged since, or nothing is old enough to be missing
 */
export function faredSince(
  samples: readonly HealthSample[],
  since: Instant,
  now: Instant,
): Fared | undefined {
  const dayAgo = minus(now, days(1));
  const from = since > dayAgo ? since : dayAgo;
  const own = samples.filter(({ at }) => at >= from);
  const moments = [from, ...own.map(({ at }) => at), now];
  const gap = moments.some((at, index) => elapsed(moments[index - 1] ?? at, at) > LONGEST_GAP);
  const seen = new Set<Verdict>(own.map(({ verdict }) => verdict));
  if (gap) seen.add('unknown');
  const worst = VERDICTS.find((each) => seen.has(each));
  return worst && { worst, whole: since >= dayAgo };
}
