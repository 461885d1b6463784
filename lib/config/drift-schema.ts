import { Cron } from 'croner';
import { z } from 'zod';
import { DRIFT_DEGRADES } from '#lib/domain/drift/drift.ts';
import type { DriftSchedule } from '#lib/domain/drift/schedule.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { cronFault } from './cron.ts';

/** When a component is looked at for drift: five fields of cron, in UTC where no zone is named. */
export const driftSchedule = z
  .union([
    z.string().transform((at) => ({ at, zone: 'UTC' })),
    z.strictObject({ at: z.string(), zone: z.string().default('UTC') }),
  ])
  .superRefine((schedule, context) => {
    const fault = cronFault(schedule);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });

/** Which drift makes the environment degraded. */
export const driftSettings = z.strictObject({ degrades: z.enum(DRIFT_DEGRADES).default('risky') });

/** The first moment of a schedule after another. @throws Error for a schedule that the file's check would have refused */
export function nextOf({ at, zone }: DriftSchedule, after: Instant): Instant {
  const next = new Cron(at, { timezone: zone, paused: true }).nextRun(new Date(after));
  if (!next) throw new Error(`${at} has no next time`);
  return instant(next.getTime());
}
