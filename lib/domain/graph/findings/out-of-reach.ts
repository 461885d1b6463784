import { numberAt, textAt } from '../attributes.ts';
import { own } from '../spelling.ts';
import { addressOf } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/**
 * Metrics of which every sample is 0 or 1: their sum counts, every other statistic is a share.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
const YES_OR_NO: Readonly<Record<string, readonly string[]>> = {
  'AWS/Lambda': ['Errors', 'Throttles', 'DeadLetterErrors', 'DestinationDeliveryFailures'],
  'AWS/ApiGateway': ['4XXError', '5XXError'],
};
const COUNTS: readonly string[] = ['Sum', 'SampleCount'];

/** An alarm whose statistic never comes to its threshold: the average of errors is never more than one. */
export const outOfReach: FindingRule = ({ world }) =>
  world.ofKind('alarm').flatMap((alarm) =>
    world.partsOf(alarm).flatMap(({ attributes, ...resource }) => {
      const metric = textAt(attributes, 'metricName') ?? '';
      const statistic = textAt(attributes, 'statistic', 'extendedStatistic');
      const threshold = numberAt(attributes, 'threshold');
      const isShare = own(YES_OR_NO, textAt(attributes, 'namespace') ?? '')?.includes(metric);
      if (!isShare || statistic === undefined || COUNTS.includes(statistic) || threshold === undefined)
        return [];
      // Silence fires it.
      if (textAt(attributes, 'treatMissingData') === 'breaching') return [];
      if (!isNever(textAt(attributes, 'comparisonOperator'), threshold)) return [];
      const params = { metric, statistic, threshold: `${threshold}` };
      const says = `${addressOf({ attributes, ...resource })}: ${statistic} of ${metric}, threshold ${threshold}`;
      return [finding('alarm-out-of-reach', [alarm], params, says, `each ${metric} is 0 or 1`)];
    }),
  );

const isNever = (operator: string | undefined, threshold: number): boolean =>
  operator === 'GreaterThanThreshold'
    ? threshold >= 1
    : operator === 'GreaterThanOrEqualToThreshold' && threshold > 1;
