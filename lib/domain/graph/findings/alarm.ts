import { textAt } from '../attributes.ts';
import { kindOfDimension } from '../dimensions.ts';
import { dimensionSets } from '../edges/observers.ts';
import type { Finding } from '../model.ts';
import { own } from '../spelling.ts';
import { addressOf } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/** The dimension in which each namespace names a resource: never an id where the metric carries a name. */
const NAMES_BY: Readonly<Record<string, string>> = {
  'AWS/ApiGateway': 'ApiName',
  'AWS/Lambda': 'FunctionName',
  'AWS/DynamoDB': 'TableName',
  'AWS/SQS': 'QueueName',
  'AWS/SNS': 'TopicName',
  'AWS/Kinesis': 'StreamName',
};

/** An alarm whose dimension no resource emits: it can never fire. */
export const alarm: FindingRule = ({ world }) =>
  world.ofKind('alarm').flatMap((node) =>
    world.partsOf(node).flatMap((resource): readonly Finding[] =>
      dimensionSets(resource).flatMap(({ namespace, pairs }) => {
        const where = addressOf(resource);
        const named = own(NAMES_BY, namespace ?? '');
        const [dimension, value] = pairs.find(([name]) => name === (named ?? 'ApiName')) ?? [];
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
        const kind = named && kindOfDimension(named);
        // Another system's resource is not ours to miss: only a name with this environment's prefix.
        if (!kind || !value.startsWith(`${world.place.prefix}-`) || world.find(value, kind)) return [];
        const says = `no ${kind} of that name among ${world.ofKind(kind).length} known`;
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
