import { type EnvironmentHealth, VERDICTS, type Verdict } from '../health/health.ts';
import type { Vitals } from '../metrics/vitals.ts';
import type { Known, Reading } from '../reading.ts';
import { isStale } from '../reading.ts';
import type { Reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import { type FiguresNow, figuresNow } from './figures-now.ts';

/** How one component of an environment does: the worst of its own checks, and what is asked of it. */
export type Fares = {
  readonly verdict: Verdict;
  /** Of the worst check; absent for a healthy one. */
  readonly reason?: Reason;
  /** Absent where nothing of it is measured, or not lately. */
  readonly figures?: FiguresNow;
};

/** With what the `ResourceId`s of a component's parts begin. */
export const partsOf = ({ name, stack }: { readonly name: string; readonly stack?: string }): string =>
  stack === undefined ? `tf:${name}#` : `cfn:${stack}/`;

/**
 * @param health as it holds now
 * @param prefix of its parts
 * @returns undefined where no check is of this component
 */
export function faresOf(
  health: Known<EnvironmentHealth>,
  vitals: Reading<Vitals> | undefined,
  prefix: string,
  now: Instant,
): Fares | undefined {
  const checks = health?.state === 'ready' ? health.value.checks : [];
  const own = checks.filter(({ resource }) => resource?.startsWith(prefix));
  const verdict = VERDICTS.find((each) => own.some((check) => check.verdict === each));
  if (verdict === undefined) return undefined;
  // While nobody judges, what the checks last said is no reason for anything.
  const worst =
    checks.find(({ name }) => name === 'judgement') ?? own.find((check) => check.verdict === verdict);
  const read = vitals?.state === 'ready' && !isStale(vitals, now) ? vitals.value : undefined;
  const figures = read && verdict !== 'unknown' ? figuresNow(read, prefix) : undefined;
  return {
    verdict,
    ...(worst && verdict !== 'healthy' ? { reason: worst.reason } : {}),
    ...(figures ? { figures } : {}),
  };
}
