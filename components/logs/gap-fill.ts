import type { LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { gapKey, lineRow, merge, type Row, type Rows } from './rows.ts';

export type GapRow = Extract<Row, { kind: 'gap' }>;

/** What was read of a gap's time. */
export type Filling = {
  readonly gap: GapRow;
  readonly lines: readonly LogLine[];
  /** Whether these are all; else they are the newest ones. */
  readonly complete: boolean;
};

/** Puts lines where a gap was; what was not read stays a gap. None of them counts as a duplicate. */
export function fillGap(before: Rows, { gap, lines, complete }: Filling): Rows {
  const without = { ...before, rows: before.rows.filter(({ key }) => key !== gap.key) };
  if (without.rows.length === before.rows.length) return before;
  const fresh = lines.filter(({ eventId }) => !before.known.has(eventId)).map(lineRow);
  const gaps = new Map(before.gaps);
  gaps.set(gap.cause, Math.max(0, (gaps.get(gap.cause) ?? 0) - 1));
  // The oldest millisecond that was read may have more lines than these.
  const to = instant(Math.min(gap.to, ...lines.map(({ at }) => at + 1)));
  const rest: readonly Row[] = complete ? [] : [{ ...gap, to, key: gapKey(gap.group, gap.at, to) }];
  const known = new Set(before.known);
  if (!complete && to === gap.to) known.delete(gap.key);
  return merge({ ...without, known, gaps }, [...rest, ...fresh]);
}
