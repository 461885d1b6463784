import { instant, type TimeRange } from '../../time.ts';
import { printQuery } from '../query/print-query.ts';
import { allOf, type LogQuery } from '../query/syntax.ts';
import { momentOf } from './chart.ts';
import type { InsightsResult } from './run.ts';

/** Where the lines of a result's row are: their time, and what they have in common. */
export type RowPlace = { readonly range: TimeRange; readonly query: string };

/** A line by itself is looked for in so much time around it, ms. */
const AROUND_LINE = 30_000;
/** A field is named so in a result; anything else is an expression or another name for one. */
const isFieldName = (column: string): boolean =>
  column !== '' && !column.startsWith('@') && !/[()\s,*/+]/.test(column);

/** @param step length of a bucket, ms @param grouped the rows are groups: a bucket's column says when */
export function rowPlace(
  { columns }: Pick<InsightsResult, 'columns'>,
  row: readonly string[],
  {
    range,
    step,
    grouped,
  }: { readonly range: TimeRange; readonly step: number; readonly grouped: readonly string[] },
): RowPlace {
  const at = row.map(momentOf).find((each) => each !== undefined);
  const isLine = columns.includes('@timestamp');
  const terms = columns.flatMap((column, index): readonly LogQuery[] => {
    const value = row[index] ?? '';
    const wanted = grouped.includes(column) || (isLine && column === '@requestId');
    if (!wanted || value === '' || momentOf(value) !== undefined) return [];
    if (column === '@requestId') return [{ kind: 'field', name: 'request', operator: ':', value }];
    return isFieldName(column) ? [{ kind: 'field', name: column, operator: '=', value }] : [];
  });
  const query = printQuery(allOf(terms));
  if (at === undefined) return { range, query };
  const span = isLine
    ? { from: instant(at - AROUND_LINE), to: instant(at + AROUND_LINE) }
    : { from: instant(Math.max(at, range.from)), to: instant(Math.min(at + step, range.to)) };
  return { range: span.from < span.to ? span : range, query };
}

/** Fields that a query groups by: what stands after the last `by`, as far as they are plain names. */
export function groupedFields(query: string): readonly string[] {
  const words = query.split(/\s+/);
  const at = words.lastIndexOf('by');
  if (at < 0) return [];
  const rest =
    words
      .slice(at + 1)
      .join(' ')
      .split('|', 1)[0] ?? '';
  return rest
    .split(',')
    .map((each) => each.trim().split(' ')[0] ?? '')
    .filter((name) => name !== '' && !name.includes('('));
}
