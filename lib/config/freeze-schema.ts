import { z } from 'zod';
import { beginsAndEnds, type WindowTimes } from './freeze-calendar.ts';
import { duration } from './proof-schema.ts';
import { zone } from './zone.ts';

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Five fields of cron, or one moment of a calendar: local time of the window's zone. */
const moment = z
  .string()
  .trim()
  .refine(
    (text) => LOCAL_TIME.test(text) || text.split(/\s+/).length === 5,
    "write five fields of cron ('0 17 * * 5') or a local time (2026-12-20T18:00)",
  );

const place = z
  .string()
  .regex(
    /^(\*|production|[a-z][a-z0-9-]*\/(\*|[a-z][a-z0-9-]*))$/,
    'write *, production, <system>/* or <system>/<environment>',
  );

const window = {
  name: z.string().trim().min(1).max(60),
  /** `deny`: nothing is applied within. `allow`: nothing is applied outside the windows that allow. */
  kind: z.enum(['deny', 'allow']).default('deny'),
  from: moment,
  /** One of the two. */
  until: moment.optional(),
  for: duration.optional(),
  zone: zone.default('UTC'),
  /** `finish`: what may begin may begin until the last minute. A time: nothing begins so long before a freeze. */
  overrun: z
    .union([z.literal('finish'), duration], 'write finish or a length of time: 30m')
    .default('finish'),
  why: z.string().trim().min(1).max(200).optional(),
};

const whole = (written: WindowTimes): boolean =>
  (written.until === undefined) !== (written.for === undefined);
const BOTH = 'write until or for, and not both';
const NEVER = { path: ['from'], error: 'no day and time is ever like this, or it ends before it begins' };

/** Of one environment. */
export const freezeWindow = z.strictObject(window).refine(whole, BOTH).refine(begins, NEVER);

/** Of the places that it names. */
export const freezeWindowOn = z
  .strictObject({ ...window, on: z.array(place).min(1).default(['*']) })
  .refine(whole, BOTH)
  .refine(begins, NEVER);

export type WrittenWindow = z.infer<typeof freezeWindow>;

function begins(written: WindowTimes): boolean {
  try {
    return beginsAndEnds(written);
  } catch {
    return false;
  }
}
