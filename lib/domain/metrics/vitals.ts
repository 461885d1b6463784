import type { Ratio } from '../units.ts';

/** The last five full minutes of one function, table, API or queue: what the health rules judge. */
export type Vital = {
  readonly resource: string;
  readonly label: string;
  readonly kind: 'function' | 'table' | 'api' | 'queue' | 'stream';
  /** Absent: CloudWatch had no datapoint, which for a count means that nothing was asked. */
  readonly requests?: number;
  readonly errors?: number;
  readonly throttles?: number;
  /** Milliseconds, p95. */
  readonly latencyP95?: number;
  /** Messages waiting, for a queue; seconds behind, for a stream. */
  readonly backlog?: number;
  /** A queue that takes what others gave up. */
  readonly deadLetter?: boolean;
};

export type Vitals = {
  readonly windowMinutes: number;
  readonly vitals: readonly Vital[];
  /** At the system's front door. */
  readonly requestsPerMinute?: number;
  readonly errorRate?: Ratio;
};
