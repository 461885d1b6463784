import { expect, it } from 'vitest';
import { hours, instant, minus, minutes } from '../time.ts';
import { panelOf, troubleRange } from './chart-of.ts';
import { chartPlans, chartsFrom } from './charts.ts';
import { metricPanels } from './panels.ts';
import type { MetricTarget } from './targets.ts';

const target = (kind: MetricTarget['kind']): MetricTarget => ({
  ...{ kind, resource: `r-${kind}`, label: kind, dimensions: { Name: kind } },
});

it.each(['function', 'table', 'rest-api', 'http-api', 'queue', 'stream'] as const)(
  'names the panel of every metric that charts of a %s have',
  (kind) => {
    const plans = chartPlans([target(kind)]).filter(({ resource }) => resource === `r-${kind}`);
    const points = new Map(
      plans.flatMap(({ measures }) =>
        measures.map(({ id }) => [id, [{ at: instant(60_000), value: 1 }]] as const),
      ),
    );
    const panels = metricPanels(chartsFrom(plans, points));
    for (const { id, series } of panels) {
      for (const each of series) expect(panelOf(each.series.metric.name, `r-${kind}`)).toBe(id);
    }
    expect(panels.length).toBeGreaterThan(0);
  },
);

it('shows trouble from half an hour before it, and of old trouble the last day', () => {
  const now = instant(1_795_000_000_000);
  expect(troubleRange(minus(now, minutes(12)), now)).toEqual({ from: minus(now, minutes(42)), to: now });
  expect(troubleRange(minus(now, hours(90)), now).from).toBe(minus(now, hours(24)));
});
