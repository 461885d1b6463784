import { z } from 'zod';
import { THRESHOLDS, type Thresholds } from '#lib/domain/health/thresholds.ts';
import { ratio } from '#lib/domain/units.ts';

const count = z.number().int().min(0);
const percent = z.number().positive().max(100);

/** When its figures are bad, where that is not as usual; over the last five full minutes. */
export const thresholds = z.strictObject({
  errorPercent: z
    .strictObject({
      degraded: percent.optional(),
      failing: percent.optional(),
      /** Failures from which on a share is judged. */
      atLeast: count.optional(),
    })
    .refine(
      ({ degraded = THRESHOLDS.errorRate.degraded * 100, failing = THRESHOLDS.errorRate.failing * 100 }) =>
        degraded <= failing,
      'write failing not below degraded (5 and 25 where they are not said)',
    )
    .optional(),
  throttles: z.strictObject({ degraded: count }).optional(),
  /** p95 at the front door. */
  latencyMillis: z
    .strictObject({ degraded: z.number().positive().optional(), requests: count.optional() })
    .optional(),
  deadLetters: z.strictObject({ degraded: count.min(1) }).optional(),
  streamSeconds: z.strictObject({ degraded: z.number().positive() }).optional(),
});

/** The usual limits with what an environment says otherwise. */
export function thresholdsOf(said: z.infer<typeof thresholds> = {}): Thresholds {
  const { errorRate, latencyP95 } = THRESHOLDS;
  const share = (of: number | undefined, usual: typeof errorRate.degraded) =>
    of === undefined ? usual : ratio(of / 100);
  return {
    errorRate: {
      degraded: share(said.errorPercent?.degraded, errorRate.degraded),
      failing: share(said.errorPercent?.failing, errorRate.failing),
      atLeast: said.errorPercent?.atLeast ?? errorRate.atLeast,
    },
    throttles: said.throttles ?? THRESHOLDS.throttles,
    latencyP95: {
      degraded: said.latencyMillis?.degraded ?? latencyP95.degraded,
      requests: said.latencyMillis?.requests ?? latencyP95.requests,
    },
    deadLetters: said.deadLetters ?? THRESHOLDS.deadLetters,
    streamAge: said.streamSeconds ?? THRESHOLDS.streamAge,
  };
}
