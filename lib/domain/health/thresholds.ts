import { minutes } from '../time.ts';
import { ratio } from '../units.ts';

/**
 * When a measured figure is bad, over the last five full minutes. They follow the shipped alarms, which judge
 * longer: a verdict may move before an alarm does.
 */
export const THRESHOLDS = {
  /** Share of failed requests, from this many failures on: one error of two calls is no outage. */
  errorRate: { degraded: ratio(0.05), failing: ratio(0.25), atLeast: 3 },
  /** Calls refused for want of capacity. */
  throttles: { degraded: 5 },
  /** Milliseconds at the front door, p95, from this many requests on: of three cold starts the slowest is no percentile. */
  latencyP95: { degraded: 3_000, requests: 20 },
  /** Messages in a dead-letter queue: each is work that was given up. */
  deadLetters: { degraded: 1 },
  /** Seconds that a stream's reader is behind. */
  streamAge: { degraded: 60 },
  /** An alarm without data this soon after a change only waits for its first datapoint. */
  settling: minutes(15),
} as const;
