import type { Tried } from './try-point.ts';

/** One line a point, for a person. */
export function table(rows: readonly Tried[]): string {
  const cells = rows.map((each) => [
    ...[
      each.ok ? 'ok' : 'BAD',
      each.frozen ? `${each.victim}, frozen` : each.victim,
      each.act === 'deploy' ? each.lane : each.act,
      each.moment,
      each.hit,
      each.state,
    ],
    ...[`${each.seconds} s`, `effective ${each.effective}`, `locks ${each.locks.length}`],
    ...[`left ${each.left.length}`, `audit ${each.chain}`, each.back ? '' : 'not back', each.cause ?? ''],
  ]);
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
