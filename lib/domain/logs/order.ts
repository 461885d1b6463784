import type { RawLogEvent } from './raw.ts';

type Ordered = Pick<RawLogEvent, 'at' | 'ingestedAt' | 'eventId'>;

/** Display order: event time, then arrival, then id, so that two viewers see the same. */
export const byTime = (a: Ordered, b: Ordered): number =>
  a.at - b.at || a.ingestedAt - b.ingestedAt || (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0);
