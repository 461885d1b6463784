import type { ComparedBy, ComparedRow, ComparedSide, Comparison, Why } from '#lib/domain/cost/compare.ts';
import { csvText } from '#lib/domain/csv.ts';
import { toIso } from '#lib/domain/time.ts';

type About = { readonly here: string; readonly there: string; readonly by: ComparedBy };
type Sides = { readonly here: Pick<ComparedSide, 'asOf'>; readonly there: Pick<ComparedSide, 'asOf'> };

/**
 * Every row of a comparison, the equal ones too, as full months at the rates measured; both quantities. What is not there
 * is `none`, what has no figure `unknown`: neither is 0, and neither is in the sums of the last row.
 */
export function compareCsv({ here, there, by }: About, comparison: Comparison, sides: Sides): string {
  const columns = (name: string) => [`${name}_quantity`, `${name}_usd`, `${name}_unknown_lines`];
  return csvText([
    [by, ...columns(there), ...columns(here), 'more_usd', 'why', 'hours', 'as_of'],
    ...comparison.rows.map((row) => [
      row.key,
      ...amount(row.there, by),
      ...amount(row.here, by),
      isKnown(row) ? row.more : 'unknown',
      whyText(row.why),
      '',
      '',
    ]),
    [
      'sum of known lines',
      ...['', comparison.there, unknownOf(comparison, 'there')],
      ...['', comparison.here, unknownOf(comparison, 'here')],
      comparison.more,
      '',
      `${comparison.hours.there} / ${comparison.hours.here}`,
      `${toIso(sides.there.asOf)} / ${toIso(sides.here.asOf)}`,
    ],
  ]);
}

/** Quantities of unlike things have no sum. */
function amount({ usd, quantity, resources, unknown }: ComparedRow['here'], by: ComparedBy) {
  if (resources === 0) return ['none', 'none', 0];
  return [by === 'line' ? (quantity ?? 'unknown') : '', usd ?? 'unknown', unknown];
}

const isKnown = ({ here, there }: ComparedRow): boolean =>
  [here, there].every(({ usd, resources }) => usd !== undefined || resources === 0);

const unknownOf = ({ rows }: Comparison, side: 'here' | 'there'): number =>
  rows.reduce((sum, row) => sum + row[side].unknown, 0);

function whyText(why: Why): string {
  if (why.code === 'count') return `count ${why.there} to ${why.here}`;
  if (why.code === 'retention') return `retention ${why.there} to ${why.here} days`;
  return why.code === 'ratio' ? `ratio ${why.ratio} ${why.unit}` : why.code;
}
