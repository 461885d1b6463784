import { filterPattern, isFilterPattern, subjectOf } from '../pattern/pattern.ts';
import { type LineTest, lineTest } from './match-query.ts';
import { parseQuery, type QueryProblem } from './parse-query.ts';
import { EVERYTHING, type LogQuery } from './syntax.ts';

/** A query, or a filter pattern of CloudWatch's, ready for lines. */
export type LineFilter = {
  readonly test: LineTest;
  /** Everything where it is a pattern. */
  readonly query: LogQuery;
  readonly problems: readonly FilterProblem[];
  /** To be given to CloudWatch as it is. */
  readonly pattern?: string;
};

export type FilterProblem =
  | QueryProblem
  | (Omit<QueryProblem, 'code'> & { readonly code: 'pattern-expression' | 'pattern-syntax' });

/** @param labelOf the short name of a log group, which `function:` names */
export function readFilter(text: string, labelOf: (group: string) => string): LineFilter {
  if (!isFilterPattern(text)) {
    const { query, problems } = parseQuery(text);
    return { query, problems, test: lineTest(query, labelOf) };
  }
  return readPattern(text);
}

/** A filter pattern of CloudWatch's, whatever it begins with. */
export function readPattern(text: string): LineFilter {
  const pattern = text.trim();
  const read = filterPattern(pattern);
  if (read.ok) {
    return { query: EVERYTHING, problems: [], pattern, test: (line) => read.matches(subjectOf(line)) };
  }
  const problem = { code: read.code, from: read.at, to: text.length, word: pattern, near: [] };
  return { query: EVERYTHING, problems: [problem], pattern, test: () => false };
}
