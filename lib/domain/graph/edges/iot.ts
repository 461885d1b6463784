import { recordsAt, textAt } from '../attributes.ts';
import type { EdgeKind, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';

/** An action of a rule: the setting that names the resource, what it may be, and what the action does. */
const ACTIONS: readonly (readonly [string, NodeKind, EdgeKind])[] = [
  ['functionArn', 'function', 'invoke'],
  ['queueUrl', 'queue', 'message'],
  ['targetArn', 'topic', 'message'],
  ['tableName', 'table', 'write'],
  ['streamName', 'data-stream', 'message'],
  ['deliveryStreamName', 'delivery-stream', 'message'],
  ['bucketName', 'bucket', 'write'],
  ['stateMachineName', 'state-machine', 'invoke'],
  ['logGroupName', 'log-group', 'log'],
];

/** Rule of IoT → what its actions reach, its error action too. */
export const iotRules: EdgeRule = (world) =>
  world.ofKind('iot-rule').flatMap((rule) =>
    world.partsOf(rule).flatMap((resource) => {
      const { attributes } = resource;
      const payload = 'topicRulePayload.';
      const actions = recordsAt(attributes, `${payload}actions`);
      const failed = recordsAt(attributes, `${payload}errorAction`, 'errorAction');
      return [...actions, ...failed, attributes].flatMap((action) =>
        Object.values(action)
          .flatMap((settings) => (Array.isArray(settings) ? settings : [settings]))
          .filter(isRecord)
          .flatMap((settings) =>
            ACTIONS.flatMap(([path, kind, does]): EdgeFact[] => {
              const to = world.find(textAt(settings, path, `putItem.${path}`), kind);
              const says = `${addressOf(resource)}: ${rule.name} → ${to?.name}`;
              const label = failed.includes(action) ? 'on failure' : 'action';
              return to ? [{ kind: does, from: rule.id, to: to.id, label, says }] : [];
            }),
          ),
      );
    }),
  );
