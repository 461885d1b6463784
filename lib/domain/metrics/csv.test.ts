import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { csvName, panelCsv } from './csv.ts';
import type { MetricPanel, PanelSeries } from './panels.ts';

const at = instant(Date.UTC(2026, 10, 22, 12));
const later = instant(at + 60_000);
const series = (name: string, points: PanelSeries['series']['points']): PanelSeries => ({
  word: name,
  tone: 'c1',
  shape: 'line',
  series: {
    id: name,
    metric: { namespace: 'n', name, dimensions: {} },
    statistic: 'Sum',
    unit: 'count',
    points,
  },
});
const panel = (...all: PanelSeries[]): MetricPanel => ({
  id: 'p',
  title: 'requests',
  label: 'web API',
  unit: 'count',
  series: all,
});

it('has a row a moment and an empty cell, not 0, where nothing was measured', () => {
  const text = panelCsv(
    panel(
      series('Count', [
        { at, value: 3 },
        { at: later, value: -1.5 },
      ]),
      series('5xx', [{ at, value: 0 }]),
    ),
  );
  expect(text).toBe(
    'time,Count Sum (count),5xx Sum (count)\r\n2026-11-22T12:00:00.000Z,3,0\r\n2026-11-22T12:01:00.000Z,-1.5,\r\n',
  );
});

it.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"") Sum (count)"`],
  ['@SUM', `'@SUM Sum (count)`],
  ['a,b', '"a,b Sum (count)"'],
])('quotes what a spreadsheet would run: %s', (name, header) => {
  expect(panelCsv(panel(series(name, [])))).toBe(`time,${header}\r\n`);
});

it('is named after what it is of', () => {
  expect(csvName('items/dev', panel())).toBe('items-dev-web-api-requests.csv');
});
