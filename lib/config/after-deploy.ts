import { z } from 'zod';
import type { WatchRules } from '#lib/domain/deploy/release-watch.ts';
import { minutes } from '#lib/domain/time.ts';
import { ratio } from '#lib/domain/units.ts';

/** CloudFormation monitors no longer than this. */
const LONGEST_MINUTES = 180;

/** `5m`, `2h` → milliseconds, in whole minutes: CloudWatch has nothing finer. */
const watched = z
  .string()
  .regex(/^\d{1,3}[mh]$/, 'write a length of time: 5m or 1h')
  .transform((text) => minutes(Number(text.slice(0, -1)) * (text.endsWith('h') ? 60 : 1)))
  .refine(
    (length) => length >= minutes(1) && length <= minutes(LONGEST_MINUTES),
    'write 1m at least and 3h at most',
  );

/** What a release is watched for once it is deployed. Not written: its addresses are asked, nothing more. */
export const afterDeploy = z
  .strictObject({
    watch: watched,
    /** Requests of a function or API from which on its figures are judged. */
    requests: z.number().int().min(1).default(20),
    /** Percent of requests that may fail. */
    errorPercent: z
      .number()
      .positive()
      .max(100)
      .default(5)
      .transform((percent) => ratio(percent / 100)),
    /** How many times slower p95 may become. */
    latency: z.number().gt(1).default(2),
    /** `automatic`: of the application lane, what was there before is brought back without asking. */
    wayBack: z.enum(['automatic', 'people']).default('automatic'),
  })
  .transform(({ errorPercent, ...rules }): WatchRules => ({ ...rules, errorRatio: errorPercent }));
