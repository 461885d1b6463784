import type { Instant } from '../time.ts';

/** A line as CloudWatch Logs keeps it: hostile text, secrets and all. Never leaves the collector. */
export type RawLogEvent = {
  readonly eventId: string;
  readonly group: string;
  readonly stream: string;
  readonly at: Instant;
  readonly ingestedAt: Instant;
  readonly message: string;
};
