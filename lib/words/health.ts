import type { Check, EnvironmentHealth } from '#lib/domain/health/health.ts';
import { reasonWords } from './reason.ts';
import type { Translate } from './translate.ts';

/** Checks that speak for the verdict, worst first; none when all pass. */
export const troubles = (health: EnvironmentHealth): readonly Check[] =>
  health.checks.filter((each) => each.verdict !== 'healthy');

/** What held when it was last read, where it no longer does: `Last read degraded: 3 messages in invoice-dlq`. */
export function lastReadWords(t: Translate, health: EnvironmentHealth): string {
  const [first] = troubles(health);
  if (!first) return t('health.lastReadHealthy', { n: health.checks.length });
  const status = t(`status.${health.verdict}`).toLowerCase();
  return t('health.lastRead', { status, reason: reasonWords(t, first.reason) });
}

/** One line for a row: the first trouble, or that every check passes. */
export function topReason(t: Translate, health: EnvironmentHealth): string {
  const [first] = troubles(health);
  if (first) return reasonWords(t, first.reason);
  return t('health.allPass', { n: health.checks.filter(({ nothing }) => !nothing).length });
}
