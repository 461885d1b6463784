import { createHash } from 'node:crypto';

/** One event as the Logs API gives it; `order` breaks ties of the timestamp in order of arrival. */
export interface LogEvent {
  readonly eventId: string;
  readonly stream: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
  readonly order: number;
}

export interface LogStream {
  readonly name: string;
  readonly creationTime: number;
  firstEventTimestamp: number;
  lastEventTimestamp: number;
  lastIngestionTime: number;
  /** Events ever put: makes the next event's id. */
  count: number;
  bytes: number;
}

interface Group {
  readonly events: LogEvent[];
  readonly streams: Map<string, LogStream>;
}

export type NewEvent = Pick<LogEvent, 'timestamp' | 'ingestionTime' | 'message'>;

/** Oldest events go first when a group has more than this. */
const MOST_EVENTS = 100_000;
/** What AWS adds to the size of each event. */
const EVENT_OVERHEAD_BYTES = 26;

/** Lines of every group, ordered by time of the event, then arrival. */
export class LogStore {
  readonly #groups = new Map<string, Group>();
  #order = 0;

  append(groupName: string, streamName: string, event: NewEvent): LogEvent {
    const group = this.#groups.get(groupName) ?? { events: [], streams: new Map() };
    this.#groups.set(groupName, group);
    const stream = streamOf(group, streamName, event);
    const stored: LogEvent = {
      ...event,
      stream: streamName,
      eventId: eventId(groupName, streamName, stream.count),
      order: this.#order++,
    };
    stream.count += 1;
    stream.bytes += Buffer.byteLength(event.message) + EVENT_OVERHEAD_BYTES;
    group.events.splice(upperBound(group.events, event.timestamp), 0, stored);
    if (group.events.length > MOST_EVENTS) group.events.splice(0, group.events.length - MOST_EVENTS);
    return stored;
  }

  /** Events of a group in order; the array is the store's own. */
  events(groupName: string): readonly LogEvent[] {
    return this.#groups.get(groupName)?.events ?? [];
  }

  streams(groupName: string): readonly LogStream[] {
    return [...(this.#groups.get(groupName)?.streams.values() ?? [])];
  }

  bytes(groupName: string): number {
    return this.streams(groupName).reduce((sum, stream) => sum + stream.bytes, 0);
  }

  has(groupName: string): boolean {
    return this.#groups.has(groupName);
  }

  names(): readonly string[] {
    return [...this.#groups.keys()];
  }

  dropGroup(groupName: string): void {
    this.#groups.delete(groupName);
  }

  dropStream(groupName: string, streamName: string): void {
    const group = this.#groups.get(groupName);
    if (!group?.streams.delete(streamName)) return;
    const kept = group.events.filter((event) => event.stream !== streamName);
    group.events.splice(0, group.events.length, ...kept);
  }
}

/** Index of the first event that is later than `timestamp`. */
export function upperBound(events: readonly LogEvent[], timestamp: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.timestamp ?? 0) <= timestamp) low = middle + 1;
    else high = middle;
  }
  return low;
}

function streamOf(group: Group, name: string, event: NewEvent): LogStream {
  const stream = group.streams.get(name) ?? {
    name,
    creationTime: event.ingestionTime,
    firstEventTimestamp: event.timestamp,
    lastEventTimestamp: event.timestamp,
    lastIngestionTime: event.ingestionTime,
    count: 0,
    bytes: 0,
  };
  group.streams.set(name, stream);
  stream.firstEventTimestamp = Math.min(stream.firstEventTimestamp, event.timestamp);
  stream.lastEventTimestamp = Math.max(stream.lastEventTimestamp, event.timestamp);
  stream.lastIngestionTime = Math.max(stream.lastIngestionTime, event.ingestionTime);
  return stream;
}

/** 56 digits, as AWS's; the same line has the same id in every answer. */
function eventId(group: string, stream: string, index: number): string {
  const hash = createHash('sha256').update(`${group}\0${stream}\0${index}`).digest('hex');
  return BigInt(`0x${hash.slice(0, 46)}`)
    .toString()
    .padStart(56, '0');
}
