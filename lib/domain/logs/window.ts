import { type Instant, instant, minus, minutes, plus, type TimeRange } from '../time.ts';

/** What time the log shows: the newest lines and on, those around a moment, or those of a stretch. */
export type LogWindow =
  | { readonly kind: 'now' }
  | { readonly kind: 'around'; readonly at: Instant }
  | { readonly kind: 'range'; readonly range: TimeRange };

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const BEFORE_NOW = minutes(15);
const AROUND = minutes(5);

/** The address's `from` and `to`, or `at`; what is no moment, or no stretch, is the present. */
export function windowOf(query: Query): LogWindow {
  const [from, to, at] = [query.from, query.to, query.at].map(momentOf);
  if (from !== undefined && to !== undefined && from < to) return { kind: 'range', range: { from, to } };
  return at === undefined ? { kind: 'now' } : { kind: 'around', at };
}

/** What to read of it. */
export function windowRange(window: LogWindow, now: Instant): TimeRange {
  switch (window.kind) {
    case 'now':
      return { from: minus(now, BEFORE_NOW), to: now };
    case 'around':
      return { from: minus(window.at, AROUND), to: plus(window.at, AROUND) };
    case 'range':
      return window.range;
  }
}

/** As the address keeps it; the present needs no words. */
export function windowQuery(window: LogWindow): Readonly<Record<string, string>> {
  switch (window.kind) {
    case 'now':
      return {};
    case 'around':
      return { at: `${window.at}` };
    case 'range':
      return { from: `${window.range.from}`, to: `${window.range.to}` };
  }
}

/** The last moment that a date can be. */
const LATEST = 8_640_000_000_000_000;

function momentOf(text: Query[string]): Instant | undefined {
  if (typeof text !== 'string' || !/^\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= LATEST ? instant(value) : undefined;
}
