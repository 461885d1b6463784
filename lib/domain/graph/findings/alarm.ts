import { textAt } from '../attributes.ts';
import { dimensionSets } from '../edges/observers.ts';
import type { Finding, NodeKind } from '../model.ts';
import { own } from '../spelling.ts';
import { addressOf } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/** What each namespace puts into its dimension: never an id where the metric carries a name. */
const CARRIES: Readonly<Record<string, { readonly dimension: string; readonly kinds: readonly NodeKind[] }>> =
  {
    'AWS/ApiGateway': { dimension: 'ApiName', kinds: ['rest-api'] },
    'AWS/Lambda': { dimension: 'FunctionName', kinds: ['function'] },
    'AWS/DynamoDB': { dimension: 'TableName', kinds: ['table'] },
    'AWS/SQS': { dimension: 'QueueName', kinds: ['queue'] },
    'AWS/SNS': { dimension: 'TopicName', kinds: ['topic'] },
    'AWS/Kinesis': { dimension: 'StreamName', kinds: ['data-stream'] },
  };

/** An alarm whose dimension no resource emits: it can never fire. */
export const alarm: FindingRule = ({ world }) =>
  world.ofKind('alarm').flatMap((node) =>
    world.partsOf(node).flatMap((resource): readonly Finding[] =>
      dimensionSets(resource).flatMap(({ namespace, pairs }) => {
        const where = addressOf(resource);
        const [dimension, value] =
          pairs.find(([name]) => name === (own(CARRIES, namespace ?? '')?.dimension ?? 'ApiName')) ?? [];
        if (dimension === undefined || value === undefined || !isPlain(value)) return [];
        const api = dimension === 'ApiName' ? world.find(value, 'rest-api') : undefined;
        if (api && api.name !== value) {
          const emits = `${api.name}: AWS/ApiGateway carries the name ${api.name}`;
          return [
            finding(
              'alarm-on-id',
              [node, api],
              { value, name: api.name },
              `${where}: ApiName = ${value}`,
              emits,
            ),
          ];
        }
        const carries = own(CARRIES, namespace ?? '');
        // Another system's resource is not ours to miss: only a name with this environment's prefix.
        if (!carries || !value.startsWith(`${world.place.prefix}-`) || world.find(value, ...carries.kinds))
          return [];
        const says = `no ${carries.kinds[0]} of that name among ${world.ofKind(...carries.kinds).length} known`;
        return [
          finding(
            'alarm-on-nothing',
            [node],
            { dimension, value, metric: textAt(resource.attributes, 'metricName') ?? namespace ?? '' },
            `${where}: ${dimension} = ${value}`,
            says,
          ),
        ];
      }),
    ),
  );

const isPlain = (value: string): boolean => !/^(cfn|tf|arn):|^\(/.test(value);
