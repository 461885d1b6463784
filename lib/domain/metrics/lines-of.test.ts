import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { panelLines } from './lines-of.ts';
import type { MetricPanel } from './panels.ts';

const panel = (namespace: string): MetricPanel => ({
  ...{ id: 'p', title: 'invocations', label: 'api', unit: 'count' },
  series: [
    {
      ...{ word: 'all', tone: 'c1', shape: 'line' },
      series: {
        ...{ id: 's', statistic: 'Sum', unit: 'count', points: [] },
        metric: { namespace, name: 'Count', dimensions: {} },
      },
    },
  ],
});
const range = { from: instant(60_000), to: instant(120_000) };
const lines = (namespace: string) => panelLines(panel(namespace), instant(60_000), 60_000);

it('leads from a function to its own lines of that period, and to those of its failures', () => {
  expect(lines('AWS/Lambda')).toEqual({
    all: { range, functions: ['api'] },
    failed: { range, functions: ['api'], query: 'level:error' },
    requests: { range, functions: ['api'], query: 'level:platform "REPORT RequestId"' },
  });
});

it('leads from an API to the requests that it failed, from a table to all lines of the period', () => {
  expect(lines('AWS/ApiGateway').failed).toEqual({ range, query: 'status>=500' });
  expect(lines('AWS/ApiGateway').requests).toEqual({ range, query: 'status>=100' });
  expect(lines('AWS/DynamoDB')).toEqual({ all: { range } });
});
