import { type LogWindow, windowOf, windowQuery } from '#lib/domain/logs/window.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

export const FLOORS = ['debug', 'info', 'warn', 'error'] as const;
/** The least severe level that is shown. */
export type Floor = (typeof FLOORS)[number];

/** A line or a request, and when it was: so that it can be read again. */
export type Place = { readonly id: string; readonly at: Instant };

/** What the Logs tab shows, as its address keeps it: a copied link shows the same. */
export type LogAddress = {
  readonly filter: string;
  readonly floor: Floor;
  /** Labels; none is all. */
  readonly functions: readonly string[];
  readonly window: LogWindow;
  readonly line?: Place | undefined;
  readonly request?: Place | undefined;
};

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address; what has no meaning is left out. A line or a request without a moment is looked for at `now`. */
export function logAddress(query: Query, now: Instant): LogAddress {
  const text = (name: string, most: number) => {
    const value = query[name];
    return typeof value === 'string' && value.length <= most ? value : '';
  };
  const window = windowOf(query);
  const at = Number(text('at', 16)) || (window.kind === 'range' ? window.range.from : now);
  const place = (name: string) => {
    const id = text(name, 200);
    return id === '' ? undefined : { id, at: instant(at) };
  };
  const [line, request] = [place('line'), place('request')];
  return {
    filter: text('q', 500),
    floor: FLOORS.find((each) => each === query.level) ?? 'debug',
    functions: text('fn', 500).split(',').filter(Boolean),
    window,
    ...(line ? { line } : {}),
    ...(request ? { request } : {}),
  };
}

/** The query of an address, with its `?`; empty when all is as it begins. */
export function logQuery({ filter, floor, functions, window, line, request }: LogAddress): string {
  const at = (line ?? request)?.at;
  const query = new URLSearchParams({
    ...(filter === '' ? {} : { q: filter }),
    ...(floor === 'debug' ? {} : { level: floor }),
    ...(functions.length === 0 ? {} : { fn: functions.join(',') }),
    ...(request ? { request: request.id } : {}),
    ...(line ? { line: line.id } : {}),
    ...(at === undefined ? {} : { at: `${at}` }),
    ...windowQuery(at !== undefined && window.kind === 'around' ? { kind: 'now' } : window),
  }).toString();
  return query === '' ? '' : `?${query}`;
}
