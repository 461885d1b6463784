import type { EnvironmentHealth, Verdict } from '../health/health.ts';
import type { Instant } from '../time.ts';

/** A run that succeeded and soon after broke its environment: the mark is never taken away. */
export type RunBreak = {
  readonly at: Instant;
  readonly verdict: Extract<Verdict, 'failing' | 'degraded'>;
  /** Absent while it still is so. */
  readonly recoveredAt?: Instant;
  /** Number of the run that ended well in between, where there was one. */
  readonly recoveredBy?: number;
};

/** What a judgement says of the run that it blames: broken since, whole again, or nothing. */
export function breakSaid(
  health: Pick<EnvironmentHealth, 'verdict' | 'since' | 'sinceRun'>,
):
  | { readonly kind: 'broke'; readonly run: string; readonly verdict: RunBreak['verdict'] }
  | { kind: 'whole' }
  | undefined {
  const { verdict, sinceRun } = health;
  if (verdict === 'healthy') return { kind: 'whole' };
  // What cannot be read is blamed on nobody.
  if (verdict === 'unknown' || sinceRun === undefined) return undefined;
  return { kind: 'broke', run: sinceRun, verdict };
}
