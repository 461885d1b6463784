import { z } from 'zod';

/** Percent of which something must hold: 99.9. Of 100 nothing may ever fail, and no error budget could be told. */
const target = z.number().min(50, 'write percent: 99.9').lt(100, 'write less than 100');

/** What an environment promises at its front door, over 30 days. */
export const slos = z
  .strictObject({
    /** Of requests that are not answered 5xx. */
    availability: z.strictObject({ target }).optional(),
    /** Of five-minute periods in which the percentile stays at or below `millis`. */
    latency: z
      .strictObject({
        target,
        percentile: z.enum(['p50', 'p90', 'p95', 'p99']).default('p99'),
        millis: z.number().positive(),
      })
      .optional(),
    /** How many times too fast the budget may burn before health says so. */
    burn: z
      .strictObject({ hour: z.number().positive().default(14.4), sixHours: z.number().positive().default(6) })
      .default({ hour: 14.4, sixHours: 6 }),
    /** Below so many requests in its window a burn rate says nothing. */
    minRequests: z.number().int().min(1).default(100),
  })
  .refine(({ availability, latency }) => availability ?? latency, 'name availability or latency');
