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
  /** What stood before the message in the event and is in columns now: time, request, level. */
  readonly head?: string;
  /** It goes on with the line before it in its stream: a frame of a stack trace. */
  readonly continues?: boolean;
};

/** What a question for lines brings. */
export type LinesFound = {
  /** In order of time. */
  readonly lines: readonly LogLine[];
  /** These are all of the range. */
  readonly complete: boolean;
  /** Only those that match a query are here; so many were looked at. */
  readonly searched?: number;
  /** What was looked at begins here, where that is later than the range. */
  readonly searchedFrom?: Instant;
};

/**
 * What a tail sends, in order. Lines may come late; show them at their own time. A gap is a stretch of which lines are
 * missing, with its `cause`; CloudWatch has them. A status's `cause` is the `kind` of a `Failure`.
 */
export type TailEvent =
  | { readonly kind: 'line'; readonly line: LogLine; readonly late: boolean }
  | {
      readonly kind: 'gap';
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
      /** A line of a time before this that arrives from now on is not looked for. */
      readonly watchedFrom: Instant;
      readonly cause?: string;
    };

/**
 * Why lines of a stretch are missing, where it is not the `kind` of a `Failure`: not read for longer than a tail
 * catches up; the reader fell behind what is kept for it; more than is read again for one who returns.
 */
export const GAP_CAUSES = ['outage', 'slow-reader', 'too-many'] as const;
export type GapCause = (typeof GAP_CAUSES)[number];

export type LogGroup = {
  readonly name: string;
  /** Short name for a column: `api`, `processor`. */
  readonly label: string;
  readonly kind: 'function' | 'access';
  readonly retentionDays?: number;
  /** As CloudWatch last counted, some hours old. */
  readonly storedBytes?: number;
  readonly createdAt?: Instant;
};
