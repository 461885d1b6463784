import { csvText } from '#lib/domain/csv.ts';
import { fieldValue } from '#lib/domain/logs/field-value.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import { rendering } from '#lib/domain/logs/rendering.ts';
import { toIso } from '#lib/domain/time.ts';

/** Fields with a column of their own in the file. */
const MOST_COLUMNS = 40;

/** Lines as they stand in the list, one a row. */
export const linesText = (lines: readonly LogLine[], labelOf: (group: string) => string): string =>
  lines
    .map(
      (line) =>
        `${toIso(line.at)} ${labelOf(line.group)} ${line.level} ${line.requestId ?? '-'} ${rendering(line)}`,
    )
    .join('\n');

/** Lines with their fields as CSV; what a spreadsheet would run is led by an apostrophe. */
export function linesCsv(
  lines: readonly LogLine[],
  labelOf: (group: string) => string,
  fields: readonly KnownField[],
): string {
  const names = fields.slice(0, MOST_COLUMNS).map(({ name }) => name);
  const rows = lines.map((line) => [
    ...[toIso(line.at), labelOf(line.group), line.level, line.requestId ?? '', line.message],
    ...names.map((name) => cell(fieldValue(line, name))),
  ]);
  return csvText([['time', 'function', 'level', 'request', 'message', ...names], ...rows]);
}

function cell(value: unknown): string | number {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Hands the lines out as a file: they are in the browser already. */
export function downloadLines(...of: Parameters<typeof linesCsv>): void {
  const address = URL.createObjectURL(new Blob([linesCsv(...of)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'lines.csv';
  link.click();
  URL.revokeObjectURL(address);
}
