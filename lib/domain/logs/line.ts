import type { Instant } from '../time.ts';

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'PLATFORM';

/** One line as CloudWatch Logs keeps it, secrets masked before it leaves the collector. */
export type LogLine = {
  /** CloudWatch's own id: the same line twice has the same id. */
  readonly eventId: string;
  readonly group: string;
  readonly stream: string;
  readonly at: Instant;
  readonly ingestedAt: Instant;
  readonly level: LogLevel;
  readonly requestId?: string;
  /** One line to show; text only, ANSI removed. */
  readonly message: string;
  /** The parsed object when the line was JSON. */
  readonly fields?: Readonly<Record<string, unknown>>;
};

/**
 * What a tail sends, in order. Lines may come late; show them at their own time. A gap's `cause` is `outage` (not
 * read for longer than a tail looks back) or `slow-reader`; a status's is the `kind` of a `Failure`.
 */
export type TailEvent =
  | { readonly kind: 'line'; readonly seq: number; readonly line: LogLine; readonly late: boolean }
  | {
      readonly kind: 'gap';
      readonly seq: number;
      readonly group: string;
      readonly from: Instant;
      readonly to: Instant;
      readonly cause: string;
    }
  | {
      readonly kind: 'status';
      readonly group: string;
      readonly state: 'live' | 'lagging' | 'failed';
      readonly verifiedTo: Instant;
      readonly cause?: string;
    };

export type LogGroup = {
  readonly name: string;
  /** Short name for a column: `api`, `processor`. */
  readonly label: string;
  readonly kind: 'function' | 'access';
  readonly retentionDays?: number;
};
