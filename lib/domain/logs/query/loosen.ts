import type { LogLine } from '../line.ts';
import { lineTest } from './match-query.ts';
import { printQuery } from './print-query.ts';
import { allOf, type LogQuery, requirements } from './syntax.ts';

/** What to take away so that something matches, as the query would then read. */
export type Loosened = { readonly without: string; readonly query: string; readonly lines: number };

const MOST = 3;
/** More terms are not tried one by one. */
const MOST_TERMS = 12;

/** Each requirement whose absence lets lines through, the one that lets most through first. */
export function loosened(
  query: LogQuery,
  lines: readonly LogLine[],
  labelOf: (group: string) => string,
): readonly Loosened[] {
  const parts = requirements(query).slice(0, MOST_TERMS);
  if (parts.length < 2) return [];
  return parts
    .map((part) => {
      const rest = allOf(requirements(query).filter((each) => each !== part));
      const test = lineTest(rest, labelOf);
      return { without: printQuery(part), query: printQuery(rest), lines: lines.filter(test).length };
    })
    .filter((each) => each.lines > 0)
    .toSorted((a, b) => b.lines - a.lines)
    .slice(0, MOST);
}
