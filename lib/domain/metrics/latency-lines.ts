import type { MetricPanel } from './panels.ts';
import type { SloState } from './slo.ts';

/** What an API promises of its latency, as lines on the chart that shows it. */
export const latencyLines = (
  { series }: MetricPanel,
  promised: readonly Pick<SloState, 'objective'>[],
): readonly { readonly name: string; readonly threshold: number }[] =>
  promised.flatMap(({ objective }) =>
    objective.kind === 'latency' &&
    series.some(
      ({ series: { metric } }) => metric.namespace === 'AWS/ApiGateway' && metric.name === 'Latency',
    )
      ? [{ name: objective.percentile, threshold: objective.millis }]
      : [],
  );
