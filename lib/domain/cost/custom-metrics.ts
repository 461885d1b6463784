import { recordsAt, textAt } from '../graph/attributes.ts';
import type { DeclaredResource } from '../graph/model.ts';
import { isRecord } from '../graph/spelling.ts';
import type { Meter } from './meter.ts';

const FILTERS = new Set(['aws_cloudwatch_log_metric_filter', 'AWS::Logs::MetricFilter']);
/** A custom metric is paid for by the hour in which it was sent, as a part of a month of 730. */
const HOUR_OF_MONTH = 1 / 730;

/**
 * Custom metrics that metric filters of log groups make, counted by the hours in which CloudWatch has a datapoint of them. Filters
 * that write the same metric make one. A filter with dimensions makes as many as there are values, which nobody declares: its line
 * has no quantity. What a program sends by itself is declared nowhere and has no line.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/ (prorated by the hour, metered when sent)
 */
export function customMetrics(declared: readonly DeclaredResource[]): readonly Meter[] {
  const found = declared.filter(({ type }) => FILTERS.has(type)).flatMap(metersOfFilter);
  return [...new Map(found.map((meter) => [`${meter.label} ${meter.measures.length}`, meter])).values()];
}

const metersOfFilter = ({ id, attributes }: DeclaredResource): readonly Meter[] =>
  recordsAt(attributes, 'metricTransformation', 'metricTransformations').map((each) => {
    const name = textAt(each, 'metricName', 'name') ?? '';
    const namespace = textAt(each, 'metricNamespace', 'namespace') ?? '';
    const known = name !== '' && namespace !== '' && !hasDimensions(each.dimensions);
    const metric = { namespace, name, dimensions: {} };
    return {
      ...{ resource: id, label: `${namespace}/${name}`, item: 'custom-metric', scale: HOUR_OF_MONTH },
      measures: known
        ? [{ id: `${namespace} ${name} SampleCount`, metric, statistic: 'SampleCount' as const }]
        : [],
      counts: 'datapoints',
    };
  });

const hasDimensions = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
