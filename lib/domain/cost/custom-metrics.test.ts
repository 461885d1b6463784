import { describe, expect, it } from 'vitest';
import type { Datapoint } from '../metrics/series.ts';
import { hours, instant, plus } from '../time.ts';
import { declared } from './declared-in-test.ts';
import { estimate } from './estimate.ts';
import { metersOf } from './meters.ts';
import { billedMonth } from './month.ts';
import { type MeasuredUse, usageBillables, usageMeasures } from './usage-lines.ts';

const NOW = instant(Date.UTC(2026, 10, 29));
const MONTH = billedMonth(NOW, undefined);
const filter = declared('aws_cloudwatch_log_metric_filter', {
  ...{ name: 'refused', metricTransformation: [{ name: 'Refused', namespace: 'Shop', dimensions: {} }] },
});
const ID = 'Shop Refused SampleCount';

function lineOf(points: ReadonlyMap<string, readonly Datapoint[]>, unread: readonly string[] = []) {
  const meters = metersOf([filter]);
  const use: MeasuredUse = {
    ...{ points, unread: new Set(unread), functions: new Map(), tables: new Map(), logGroups: [], meters },
  };
  const [line] = estimate(usageBillables([], use, MONTH), 'us-east-1', MONTH).lines;
  return line;
}

describe('a custom metric that a metric filter makes', () => {
  it('is asked of CloudWatch by the name that it writes, in either engine', () => {
    const own = declared('AWS::Logs::MetricFilter', {
      metricTransformations: [{ metricName: 'Refused', metricNamespace: 'Shop' }],
    });
    for (const each of [filter, own])
      expect(usageMeasures([], [], metersOf([each]))).toEqual([
        {
          ...{ id: ID, statistic: 'SampleCount' },
          metric: { namespace: 'Shop', name: 'Refused', dimensions: {} },
        },
      ]);
  });

  it('is paid for by the hours in which it was sent, however often: 73 of 730 are a tenth of $0.30', () => {
    const sent = Array.from({ length: 73 }, (_, index) => ({
      at: plus(MONTH.from, hours(index)),
      value: 900,
    }));
    const line = lineOf(new Map([[ID, sent]]));
    expect(line?.quantity).toMatchObject({ state: 'known', source: 'cloudwatch Shop Refused' });
    expect(line?.cost.state === 'known' && line.cost.value).toBeCloseTo(0.03, 6);
  });

  it('costs nothing while no line fitted, and is unknown where CloudWatch did not answer', () => {
    expect(lineOf(new Map([[ID, []]]))?.cost).toEqual({ state: 'known', value: 0 });
    expect(lineOf(new Map([[ID, []]]), [ID])?.quantity).toEqual({ state: 'unknown', why: 'not-read' });
    expect(lineOf(new Map())?.quantity).toEqual({ state: 'unknown', why: 'not-read' });
  });

  it('is one where several filters write it, and of unknown number with dimensions', () => {
    expect(metersOf([filter, filter])).toHaveLength(1);
    const wide = declared('AWS::Logs::MetricFilter', {
      metricTransformations: [
        { metricName: 'Slow', metricNamespace: 'Shop', dimensions: [{ key: 'Path', value: '$.path' }] },
      ],
    });
    expect(metersOf([wide])).toMatchObject([{ item: 'custom-metric', measures: [] }]);
  });
});
