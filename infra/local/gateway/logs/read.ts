import { filterPattern } from './filter-pattern.ts';
import { type LogEvent, upperBound } from './store.ts';

export interface FilterInput {
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefix?: string;
  /** Epoch milliseconds, both included. */
  readonly startTime?: number;
  readonly endTime?: number;
  readonly filterPattern?: string;
  readonly limit?: number;
  readonly nextToken?: string;
}

export interface FilterPage {
  readonly events: readonly LogEvent[];
  readonly nextToken?: string;
}

export class InvalidToken extends Error {}

const PAGE_BYTES = 1024 * 1024;
/** Events looked at for one page: past it the page ends, even empty, and carries a token, as on AWS. */
const PAGE_SCAN = 10_000;

/** FilterLogEvents: one page, in order of time, with a token while anything may be left. */
export function filterEvents(events: readonly LogEvent[], input: FilterInput): FilterPage {
  const wanted = filterPattern(input.filterPattern ?? '');
  const ofStream = streamTest(input);
  const limit = Math.min(input.limit ?? PAGE_SCAN, PAGE_SCAN);
  const end = input.endTime ?? Number.POSITIVE_INFINITY;
  let index = input.nextToken
    ? resume(events, input.nextToken)
    : upperBound(events, (input.startTime ?? 0) - 1);
  const page: LogEvent[] = [];
  let bytes = 0;
  for (let scanned = 0; ; index += 1, scanned += 1) {
    const event = events[index];
    if (!event || event.timestamp > end) return { events: page };
    if (scanned >= PAGE_SCAN || page.length >= limit || bytes >= PAGE_BYTES) {
      return { events: page, nextToken: tokenAt(event) };
    }
    if (!ofStream(event.stream) || !wanted(event.message)) continue;
    page.push(event);
    bytes += Buffer.byteLength(event.message);
  }
}

function streamTest(input: FilterInput): (stream: string) => boolean {
  const names = input.logStreamNames?.length ? new Set(input.logStreamNames) : undefined;
  const prefix = input.logStreamNamePrefix ?? '';
  return (stream) => (names?.has(stream) ?? true) && stream.startsWith(prefix);
}

/** Names the first event that was not looked at: later arrivals before it belong to a new search. */
function tokenAt(event: LogEvent): string {
  return Buffer.from(`${event.timestamp}/${event.eventId}`).toString('base64url');
}

/** An empty page that leads to the true first page; what the fault `partial` answers. */
export function emptyPage(input: FilterInput): FilterPage {
  return { events: [], nextToken: Buffer.from(`${input.startTime ?? 0}/`).toString('base64url') };
}

function resume(events: readonly LogEvent[], token: string): number {
  const [time, eventId] = Buffer.from(token, 'base64url').toString('utf8').split('/');
  const timestamp = Number(time);
  if (!Number.isFinite(timestamp) || eventId === undefined)
    throw new InvalidToken('The specified nextToken is invalid.');
  const first = upperBound(events, timestamp - 1);
  if (eventId === '') return first;
  for (let index = first; events[index]?.timestamp === timestamp; index += 1) {
    if (events[index]?.eventId === eventId) return index;
  }
  return first;
}

export interface GetInput {
  /** Epoch milliseconds; the start is included, the end is not. */
  readonly startTime?: number;
  readonly endTime?: number;
  readonly startFromHead?: boolean;
  readonly limit?: number;
  readonly nextToken?: string;
}

export interface GetPage {
  readonly events: readonly LogEvent[];
  readonly nextForwardToken: string;
  readonly nextBackwardToken: string;
}

/** GetLogEvents of one stream; at either end a token leads to itself, which is how AWS says that it ends. */
export function getEvents(stream: readonly LogEvent[], input: GetInput): GetPage {
  const start = input.startTime ?? 0;
  const end = input.endTime ?? Number.POSITIVE_INFINITY;
  const events = stream.filter((event) => event.timestamp >= start && event.timestamp < end);
  const limit = Math.min(input.limit ?? PAGE_SCAN, PAGE_SCAN);
  const [direction, position] = parsePosition(input.nextToken);
  const forward = direction === undefined ? input.startFromHead === true : direction === 'f';
  const from = position ?? (forward ? 0 : events.length);
  const [low, high] = forward ? [from, from + limit] : [Math.max(0, from - limit), from];
  const page = events.slice(low, high);
  return {
    events: page,
    nextForwardToken: `f/${low + page.length}/s`,
    nextBackwardToken: `b/${low}/s`,
  };
}

function parsePosition(
  token: string | undefined,
): [direction: string | undefined, position: number | undefined] {
  if (token === undefined) return [undefined, undefined];
  const [, direction, position] = /^([fb])\/(\d+)\/s$/.exec(token) ?? [];
  if (!direction) throw new InvalidToken('The specified nextToken is invalid.');
  return [direction, Number(position)];
}
