import type { InsightsResult, KeptQuery } from '#lib/domain/logs/insights/run.ts';
import { bytes } from '#lib/domain/units.ts';

/** TEST DATA: queries that an account keeps. */
export const previewKept: readonly KeptQuery[] = [
  {
    name: 'Errors by type',
    query: 'filter level = "ERROR"\n| stats count(*) as lines by error.name, bin(1h)',
  },
  {
    name: 'Slowest 50 requests',
    query: 'fields @timestamp, milliseconds, path\n| sort milliseconds desc\n| limit 50',
  },
];

/** TEST DATA: errors of a day by hour and name; the second look has all of it. */
export function previewResult(looks: number): InsightsResult {
  const names = ['TransactionCanceledException', 'ThrottlingException', 'TimeoutError'];
  const begin = Date.now() - (Date.now() % 3_600_000) - 23 * 3_600_000;
  const hours = looks > 3 ? 24 : 6 * looks;
  const rows = Array.from({ length: hours }, (_, hour) =>
    names.map((name, index) => {
      const at = new Date(begin + (23 - hour) * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
      return [name, at, String(((hour * 7 + index * 13) % 23) + (hour < 5 ? 40 : 0))];
    }),
  ).flat();
  return {
    state: looks > 3 ? 'complete' : 'running',
    columns: ['error.name', 'bin(1h)', 'lines'],
    rows,
    scanned: bytes(9_663_676_416 * Math.min(4, looks)),
    recordsScanned: 1_204_551,
    recordsMatched: 4_018,
  };
}
