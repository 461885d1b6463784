import { NextIntlClientProvider } from 'next-intl';
import { CrosshairProvider } from '#components/charts/crosshair.tsx';
import { MetricsSheet } from '#components/charts/metrics-sheet.tsx';
import { NowProvider } from '#components/time/now.tsx';
import type { Chart, ChartId, MetricsAnswer, MetricUnit, Statistic } from '#lib/domain/metrics/series.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };

/** Of every chart. */
const POINTS = 360;
/** With three charts each. */
const FUNCTIONS = 8;
const NOW = instant(Date.UTC(2026, 10, 22, 12));

/** A metrics page of 24 charts of 360 points; what it imports is of the tree that it is bundled in. */
export const Sheet = () => (
  <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
    <NowProvider now={NOW}>
      <CrosshairProvider>
        <MetricsSheet
          environment="items/dev"
          reading={ready(answer(), { asOf: NOW, freshFor: minutes(3), source: 'bench' })}
          alarms={undefined}
          compared={undefined}
        />
      </CrosshairProvider>
    </NowProvider>
  </NextIntlClientProvider>
);

function answer(): MetricsAnswer {
  const charts = Array.from({ length: FUNCTIONS }, (_, index) => functionCharts(`f${index}`)).flat();
  const deploys = [70, 200].map((ago, index) => ({
    at: instant(NOW - minutes(ago)),
    number: index + 4,
    runId: `r${index}`,
  }));
  return { range: { from: instant(NOW - minutes(POINTS)), to: NOW }, period: minutes(1), charts, deploys };
}

function functionCharts(label: string): readonly Chart[] {
  const series = (name: string, statistic: Statistic, unit: MetricUnit, base: number) => ({
    id: `${label} ${name} ${statistic}`,
    metric: { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: label } },
    ...{ statistic, unit },
    points: Array.from({ length: POINTS }, (_, index) => ({
      at: instant(NOW - minutes(POINTS - index)),
      value: base * (1 + 0.3 * Math.sin(index / 7) + 0.1 * Math.sin(index * 1.7)),
    })),
  });
  const chart = (id: ChartId, unit: MetricUnit, all: Chart['series']): Chart => ({
    ...{ id, resource: label, label, unit, series: all },
  });
  return [
    chart('lambda.invocations', 'count', [series('Invocations', 'Sum', 'count', 60)]),
    chart('lambda.errors', 'count', [series('Errors', 'Sum', 'count', 3)]),
    chart(
      'lambda.duration',
      'ms',
      (['p50', 'p95', 'p99'] as const).map((each, index) =>
        series('Duration', each, 'ms', [40, 120, 210][index] ?? 0),
      ),
    ),
    chart('lambda.concurrency', 'count', [series('ConcurrentExecutions', 'Maximum', 'count', 5)]),
  ];
}
