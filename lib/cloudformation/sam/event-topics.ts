import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { type Called, permission } from './called.ts';
import { arnOfPart, type Parts, part } from './parts.ts';

/** Straight to the function, or through a queue: one that is named, or one that SAM makes. */
export function subscription(called: Called, id: string, event: Attributes): Parts {
  const { SqsSubscription: through, Topic: topic, ...rest } = event;
  const kept = Object.fromEntries(
    ['FilterPolicy', 'FilterPolicyScope', 'Region', 'RedrivePolicy'].flatMap((key) =>
      rest[key] === undefined ? [] : [[key, rest[key]]],
    ),
  );
  if (through === undefined || through === false) {
    const properties = {
      Protocol: 'lambda',
      TopicArn: topic,
      Endpoint: arnOfPart(called.logicalId),
      ...kept,
    };
    return {
      resources: {
        [id]: part('AWS::SNS::Subscription', properties),
        [`${id}Permission`]: permission(called, 'sns.amazonaws.com', topic),
      },
    };
  }
  const own = isRecord(through) ? through : {};
  const queueId = `${id}Queue`;
  const queue = own.QueueArn ?? arnOfPart(queueId);
  const properties = { Protocol: 'sqs', TopicArn: topic, Endpoint: queue, ...kept };
  const mapping = {
    EventSourceArn: queue,
    FunctionName: { Ref: called.logicalId },
    BatchSize: own.BatchSize ?? 10,
  };
  return {
    resources: {
      [id]: part('AWS::SNS::Subscription', properties),
      [`${id}EventSourceMapping`]: part('AWS::Lambda::EventSourceMapping', mapping),
      ...(own.QueueArn === undefined ? { [queueId]: part('AWS::SQS::Queue', {}) } : {}),
    },
  };
}
