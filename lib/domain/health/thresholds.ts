import { minutes } from '../time.ts';
import { type Ratio, ratio } from '../units.ts';

/**
 * When a measured figure is bad, over the last five full minutes. An environment may say otherwise. These follow the
 * shipped alarms, which judge longer: a verdict may move before an alarm does.
 */
export const THRESHOLDS: Thresholds = {
  errorRate: { degraded: ratio(0.05), failing: ratio(0.25), atLeast: 3 },
  throttles: { degraded: 5 },
  latencyP95: { degraded: 3_000, requests: 20 },
  deadLetters: { degraded: 1 },
  streamAge: { degraded: 60 },
};

export type Thresholds = {
  /** Share of failed requests, from this many failures on: one error of two calls is no outage. */
  readonly errorRate: { readonly degraded: Ratio; readonly failing: Ratio; readonly atLeast: number };
  /** More calls refused for want of capacity. */
  readonly throttles: { readonly degraded: number };
  /** Milliseconds at the front door, p95, from this many requests on: of three cold starts the slowest is no percentile. */
  readonly latencyP95: { readonly degraded: number; readonly requests: number };
  /** Messages in a dead-letter queue: each is work that was given up. */
  readonly deadLetters: { readonly degraded: number };
  /** Seconds that a stream's reader is behind. */
  readonly streamAge: { readonly degraded: number };
};

/** An alarm without data this soon after a change only waits for its first datapoint. */
export const SETTLING = minutes(15);
