import { isFilterPattern } from '#lib/domain/logs/pattern/pattern.ts';
import { parseQuery } from '#lib/domain/logs/query/parse-query.ts';
import { printQuery } from '#lib/domain/logs/query/print-query.ts';
import { allOf, anyOf, type LogQuery } from '#lib/domain/logs/query/syntax.ts';
import { type LogWindow, windowOf, windowQuery } from '#lib/domain/logs/window.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { FIRST_SWITCHES, type Switches, switchesOf, switchesText } from './switches.ts';

/** A line or a request, and when it was: so that it can be read again. */
export type Place = { readonly id: string; readonly at: Instant };

/** What the Logs tab shows, as its address keeps it: a copied link shows the same. */
export type LogAddress = {
  /** The query; functions and levels are in it, so that the text is all there is to know. */
  readonly filter: string;
  readonly window: LogWindow;
  readonly switches: Switches;
  readonly line?: Place | undefined;
  readonly request?: Place | undefined;
};

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export const LONGEST_QUERY = 500;

/**
 * Reads the address; what has no meaning is left out. A line or a request without a moment is looked for at `now`.
 * @param remembered switches of the last time, where the address has none
 */
export function logAddress(query: Query, now: Instant, remembered = FIRST_SWITCHES): LogAddress {
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
  const show = text('show', 300);
  return {
    filter: joined(text('q', LONGEST_QUERY), text('level', 10), text('fn', LONGEST_QUERY)),
    window,
    switches: show === '' ? remembered : switchesOf(show),
    ...(line ? { line } : {}),
    ...(request ? { request } : {}),
  };
}

/** `level=warn` and `fn=api,processor` of links are written into the query. */
function joined(filter: string, level: string, functions: string): string {
  const labels = functions.split(',').filter(Boolean);
  const floor = ['info', 'warn', 'error'].includes(level);
  if ((labels.length === 0 && !floor) || isFilterPattern(filter)) return filter;
  const named = labels.map((value): LogQuery => ({ kind: 'field', name: 'function', operator: ':', value }));
  const parts: readonly LogQuery[] = [
    parseQuery(filter).query,
    ...(floor ? [{ kind: 'field', name: 'level', operator: '>=', value: level } as const] : []),
    anyOf(named),
  ];
  return printQuery(allOf(parts));
}

/** The query of an address, with its `?`; empty when all is as it begins. */
export function logQuery({ filter, window, line, request, switches }: LogAddress): string {
  const at = (line ?? request)?.at;
  const show = switchesText(switches);
  const query = new URLSearchParams({
    ...(filter === '' ? {} : { q: filter }),
    ...(request ? { request: request.id } : {}),
    ...(line ? { line: line.id } : {}),
    ...(at === undefined ? {} : { at: `${at}` }),
    ...windowQuery(at !== undefined && window.kind === 'around' ? { kind: 'now' } : window),
    ...(show === '-' ? {} : { show }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}
