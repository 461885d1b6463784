import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { NowProvider } from '#components/time/now.tsx';
import type { Chart, ChartId, Series } from '#lib/domain/metrics/series.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant, minus, minutes, plus } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { MetricsSheet } from './metrics-sheet.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => undefined, push: () => undefined }),
  useSearchParams: () => new URLSearchParams(),
}));

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const FROM = minus(NOW, minutes(30));
const chart = (id: ChartId, name: string, value: number): Chart => {
  const series: Series = {
    ...{ id: name, unit: 'count', statistic: 'Sum' },
    metric: { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: 'shop-api' } },
    points: Array.from({ length: 30 }, (_, minute) => ({ at: plus(FROM, minutes(minute)), value })),
  };
  return { id, resource: 'api', label: 'api', unit: 'count', series: [series] };
};
const legendOf = (...charts: readonly Chart[]): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <NowProvider now={NOW}>
        <MetricsSheet
          environment="shop/dev"
          reading={ready(
            { range: { from: FROM, to: NOW }, period: minutes(1), deploys: [], charts },
            { asOf: NOW, freshFor: minutes(3), source: 'test' },
          )}
          alarms={undefined}
          compared={undefined}
        />
      </NowProvider>
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('says of failures which share of the requests of that minute they are', () => {
  expect(
    legendOf(chart('lambda.invocations', 'Invocations', 341), chart('lambda.errors', 'Errors', 8)),
  ).toContain('errors 8 (2.35 %)');
  expect(legendOf(chart('lambda.errors', 'Errors', 8))).not.toContain('%');
});
