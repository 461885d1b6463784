import { z } from 'zod';
import { days } from '#lib/domain/time.ts';
import { duration } from './proof-schema.ts';

const DAY = days(1);
const aDay = duration.refine((length) => length >= DAY, 'write a day at least: 1d');

/** For how long what grows is kept. Runs, their states, approvals and the audit are kept for ever. */
export const keep = z
  .strictObject({
    /** Lines of runs that ended. */
    runLogs: aDay.default(days(180)),
    /** What runs that ended planned. Their plan files go a day after the end. */
    plans: aDay.default(days(400)),
    /** What was built; the newest of each component and what runs anywhere stay. */
    releases: aDay.default(days(180)),
    /** Calls to AWS by minute. */
    apiCalls: aDay.default(days(35)),
    /** Verdicts by minute. */
    health: aDay.default(days(90)),
    /** Insights queries that were started here: who, what and how much it scanned. */
    insights: aDay.default(days(90)),
    /** Sessions, sign-ins and codes that have ended. */
    sessions: aDay.default(days(30)),
    /** Of a runner: mirrors of repositories that nobody asks any more. */
    mirrors: aDay.default(days(30)),
  })
  .prefault({});
