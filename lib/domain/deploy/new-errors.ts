import { alikeGroups } from '../logs/alike.ts';
import { frameOf } from '../logs/frame.ts';
import type { LinesFound, LogLine } from '../logs/line.ts';
import type { OutsideChange } from '../outside/change.ts';
import type { Instant } from '../time.ts';

/** One kind of error, as its first line says it. */
export type NewError = {
  readonly key: string;
  readonly line: LogLine;
  /** `list.ts:41`, where the line tells it. */
  readonly where?: string;
  readonly first: Instant;
  readonly last: Instant;
  readonly count: number;
};

/** Errors of an environment since a deploy, beside those of the time before it. */
export type ErrorsSince = {
  /** Kinds that are not among those before, the most frequent first. */
  readonly fresh: readonly NewError[];
  /** Kinds that were there before too. */
  readonly known: number;
  /** Error lines since the deploy, by label of their log group. */
  readonly lines: Readonly<Record<string, number>>;
  /** From when on lines before the deploy were looked at. */
  readonly comparedFrom: Instant;
  /** Whether all lines of both times were looked at; a kind that is called new may else have been there. */
  readonly complete: boolean;
};

/** Errors that began with a deploy, and what else was changed about then. */
export type AfterErrors = {
  readonly errors: ErrorsSince;
  /** Lines of the request that failed first, where its line names it. */
  readonly firstRequest: readonly LogLine[];
  readonly outside: readonly OutsideChange[];
  /** When changes from outside were last looked for. */
  readonly outsideAsOf?: Instant;
};

type Looked = {
  readonly since: LinesFound;
  readonly before: LinesFound;
  /** Where the look before the deploy was to begin. */
  readonly from: Instant;
};

/** Kinds of error lines that began with a deploy, equal ones counted together whatever values they name. */
export function errorsSince({ since, before, from }: Looked): ErrorsSince {
  const errors = since.lines.filter(isError);
  const there = new Set(alikeGroups(before.lines.filter(isError)).map(({ key }) => key));
  const kinds = alikeGroups(errors);
  const fresh = kinds.filter(({ key }) => !there.has(key));
  const lines: Record<string, number> = {};
  for (const { group } of errors) lines[group] = (lines[group] ?? 0) + 1;
  return {
    fresh: fresh.flatMap(({ key, first, last, count, lines: [line] }) => {
      if (!line) return [];
      const where = frameOf(line);
      return { key, line, first, last, count, ...(where === undefined ? {} : { where }) };
    }),
    known: kinds.length - fresh.length,
    lines,
    comparedFrom: before.searchedFrom ?? from,
    complete: since.complete && before.complete,
  };
}

/** The runtime's own word for a time limit has no level. */
const isError = ({ level, message }: LogLine): boolean =>
  level === 'ERROR' || message.includes('Task timed out');
