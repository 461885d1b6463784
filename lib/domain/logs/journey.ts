import type { Instant, TimeRange } from '../time.ts';
import type { LogGroup, LogLine } from './line.ts';
import type { LambdaReport } from './report.ts';

/**
 * How well a step is known: a line says it; it follows from lines by a stated rule; or no source has it, and why.
 */
export type Certainty = 'proven' | 'inferred' | 'unavailable';

/** Why a step stands where it does; `lib/words` has a sentence for each. */
export type Why =
  | { readonly code: 'access-log'; readonly status: number | undefined }
  | { readonly code: 'access-no-latency' }
  | { readonly code: 'integration-id' | 'own-line' | 'same-id' }
  | { readonly code: 'no-report' | 'no-start' }
  | { readonly code: 'init-seen' | 'init-before' }
  | { readonly code: 'wait' }
  /** `others`: further records of the item in view that may be meant as well. */
  | { readonly code: 'record'; readonly event: string; readonly item: string; readonly others: number }
  | { readonly code: 'written-by'; readonly item: string }
  | { readonly code: 'no-access-log' | 'access-not-found' | 'function-not-found' | 'no-call-log' | 'no-item' }
  | { readonly code: 'no-record' | 'no-write'; readonly item: string }
  | { readonly code: 'batch'; readonly items: number }
  | { readonly code: 'unread'; readonly cause: string };

/** One bar of a request's time axis, or the place where one would be. */
export type JourneyStep = {
  readonly what: 'gateway' | 'init' | 'invocation' | 'calls' | 'wait' | 'record' | 'origin';
  readonly certainty: Certainty;
  readonly why: Why;
  readonly group?: string;
  /** Absent when it is not known when the step was. */
  readonly range?: TimeRange;
  /** This try and how many are known, when there was more than one. */
  readonly attempt?: { readonly nth: number; readonly of: number };
  readonly outcome?: 'failed' | 'timed-out';
  readonly report?: LambdaReport;
  /** Follow this id to see the step's own request. */
  readonly requestId?: string;
};

/** A request from its access log to the stream records it left, as far as lines tell. */
export type Journey = {
  /** In the order in which they came to be. */
  readonly steps: readonly JourneyStep[];
  /** From the first to the last moment known. Undefined when no line of the request is known. */
  readonly range: TimeRange | undefined;
  /** Of the request and of what is joined to it, in order of time. */
  readonly lines: readonly LogLine[];
  /** Its request ids and those of what is joined, and the item it wrote: what to search the groups for. */
  readonly words: readonly string[];
  readonly item?: string;
  readonly integrationLatency?: number;
  readonly traceId?: string;
};

export type KnownLines = {
  readonly lines: readonly LogLine[];
  readonly groups: readonly LogGroup[];
  /** Groups, by label, that could not be read, and the `kind` of the failure; an empty label stands for all. */
  readonly unread: ReadonlyMap<string, string>;
};

/** From the earliest begin to the latest end of what has a place in time. */
export function spanOf(steps: readonly JourneyStep[], lines: readonly LogLine[]): TimeRange | undefined {
  const moments: Instant[] = [
    ...steps.flatMap(({ range }) => (range ? [range.from, range.to] : [])),
    ...lines.map(({ at }) => at),
  ];
  const [first] = moments;
  if (first === undefined) return undefined;
  let [from, to] = [first, first];
  for (const at of moments) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  return { from, to };
}
