import { expect, it } from 'vitest';
import type { Check } from '#lib/domain/health/health.ts';
import { reason } from '#lib/domain/reason.ts';
import { instant } from '#lib/domain/time.ts';
import { alarmEvidence, checkLinks, evidenceHref } from './evidence.ts';

const range = { from: instant(60_000), to: instant(120_000) };
const check = (name: Check['name'], metric: string): Check => ({
  ...{ name, verdict: 'degraded' },
  reason: reason('health.errors-high', { label: 'api' }, [{ kind: 'metric', metric, resource: 'cfn:a/Api' }]),
});

it('leads from a slow API to its latency at that time', () => {
  expect(checkLinks('items/dev', check('latency', 'Latency'), range)).toEqual([
    { word: 'chart', href: '/e/items/dev/metrics?from=60000&to=120000&chart=latency+cfn%3Aa%2FApi' },
  ]);
});

it('leads from failures to their chart and to the lines of what failed', () => {
  const words = (metric: string) => checkLinks('items/dev', check('errors', metric), range);
  expect(words('Errors')[1]).toEqual({
    word: 'lines',
    href: '/e/items/dev/logs?q=level%3Aerror&fn=api&from=60000&to=120000',
  });
  expect(words('5XXError')[1]?.href).toBe('/e/items/dev/logs?q=status%3E%3D500&from=60000&to=120000');
});

it('leads from a budget that burns to its chart over that window', () => {
  const evidence = { kind: 'chart', panel: 'requests cfn:a/Api', hours: 6 } as const;
  expect(evidenceHref('items/dev', evidence)).toBe(
    '/e/items/dev/metrics?range=6h&chart=requests+cfn%3Aa%2FApi',
  );
});

it('leads from an alarm to the chart of what it watches, or to the alarm where no chart shows that', () => {
  const alarm = (namespace: string, metric: string) => ({
    ...{ name: 'slow', arn: 'a', state: 'ALARM' as const, since: range.from, stateReason: '' },
    ...{ metric, namespace, dimensions: {} },
  });
  const href = (namespace: string, metric: string) =>
    evidenceHref('items/dev', alarmEvidence(alarm(namespace, metric)), range);
  expect(href('AWS/Lambda', 'Duration')).toBe('/e/items/dev/metrics?from=60000&to=120000&alarm=slow');
  expect(href('Shop', 'Orders')).toBe('/e/items/dev/resources?q=slow');
});
