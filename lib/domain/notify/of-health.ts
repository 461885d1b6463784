import type { EnvironmentKey } from '../environment.ts';
import type { EnvironmentHealth, Verdict } from '../health/health.ts';
import { reason } from '../reason.ts';
import { type Instant, toIso } from '../time.ts';
import type { Happening, ToldTopic } from './happening.ts';

const MOST_REASONS = 5;

/** The matter of a verdict. */
export const verdictSubject = (environment: EnvironmentKey): string => `verdict:${environment}`;

/** What was told last of a verdict; healthy before the first word. */
export function toldVerdict(last: Happening | undefined): Verdict {
  if (!last || last.state === 'over') return 'healthy';
  return last.topic === 'failing' || last.topic === 'degraded' ? last.topic : 'unknown';
}

/**
 * A verdict that differs from the one that was told last. Whoever heard of the trouble hears of its end: the topic of a recovery is
 * the trouble's. What was never known is no news.
 */
export function happeningOfVerdict(
  environment: EnvironmentKey,
  { verdict, checks }: Pick<EnvironmentHealth, 'verdict' | 'checks'>,
  last: Happening | undefined,
  at: Instant,
): Happening | undefined {
  const before = toldVerdict(last);
  if (verdict === before || (verdict === 'unknown' && !last)) return undefined;
  const over = verdict === 'healthy';
  const topic: ToldTopic = over ? troubleOf(before) : verdict;
  const subject = verdictSubject(environment);
  return {
    ...{ id: `${subject}:${toIso(at)}`, topic, subject, environment, at },
    state: over ? 'over' : 'open',
    what: reason(`verdict.${verdict}`, { place: environment }),
    because: checks
      .filter((each) => each.verdict === verdict && !over)
      .slice(0, MOST_REASONS)
      .map((each) => each.reason),
    path: `/e/${environment}`,
  };
}

const troubleOf = (before: Verdict): ToldTopic => (before === 'healthy' ? 'unknown' : before);
