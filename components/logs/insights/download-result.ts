import { csvText } from '#lib/domain/csv.ts';
import type { InsightsResult } from '#lib/domain/logs/insights/run.ts';

/** All rows, not those of the page. */
export function downloadResult({ columns, rows }: InsightsResult): void {
  const file = new Blob([csvText([columns, ...rows])], { type: 'text/csv' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'insights.csv';
  link.click();
  URL.revokeObjectURL(address);
}
