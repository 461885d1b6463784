import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { type Called, permission } from './called.ts';
import { apiEvent } from './event-apis.ts';
import { rule, schedule } from './event-rules.ts';
import { subscription } from './event-topics.ts';
import { arnOfPart, logicalIdIn, type Parts, part, together, type Written } from './parts.ts';

/** What the events of a function or state machine become. */
export const eventParts = (called: Called, events: unknown): Parts =>
  together(
    ...Object.entries(isRecord(events) ? events : {}).flatMap(([name, event]) =>
      isRecord(event)
        ? [eventPart(called, name, String(event.Type), isRecord(event.Properties) ? event.Properties : {})]
        : [],
    ),
  );

function eventPart(called: Called, name: string, type: string, own: Attributes): Parts {
  const id = `${called.logicalId}${name}`;
  switch (type) {
    case 'Api':
    case 'HttpApi':
      return apiEvent(called, id, type === 'HttpApi', own);
    case 'DynamoDB':
    case 'Kinesis':
    case 'SQS':
    case 'MQ':
    case 'MSK':
    case 'SelfManagedKafka':
    case 'DocumentDB':
      return { resources: { [id]: polled(called, own) } };
    case 'Schedule':
    case 'EventBridgeRule':
    case 'CloudWatchEvent':
      return rule(called, id, own);
    case 'ScheduleV2':
      return schedule(called, id, own);
    case 'SNS':
      return subscription(called, id, own);
    case 'CloudWatchLogs':
      return {
        resources: {
          [id]: part('AWS::Logs::SubscriptionFilter', {
            ...own,
            DestinationArn: arnOfPart(called.logicalId),
          }),
          [`${id}Permission`]: permission(called, 'logs.amazonaws.com', undefined),
        },
      };
    case 'IoTRule': {
      const payload = { Sql: own.Sql, Actions: [{ Lambda: { FunctionArn: arnOfPart(called.logicalId) } }] };
      return {
        resources: {
          [id]: part('AWS::IoT::TopicRule', { TopicRulePayload: payload }),
          [`${id}Permission`]: permission(called, 'iot.amazonaws.com', undefined),
        },
      };
    }
    case 'AlexaSkill':
      return { resources: { [`${id}Permission`]: permission(called, 'alexa-appkit.amazon.com', undefined) } };
    case 'S3':
    case 'Cognito':
      return eventOfOther(called, id, type, own);
    default:
      return {
        resources: {},
        problems: [{ code: 'sam-event', where: id, detail: `no event is of the type ${type}` }],
      };
  }
}

function polled({ logicalId }: Called, event: Attributes): Written {
  const source = event.Stream ?? event.Queue ?? event.Broker ?? event.Cluster;
  return part('AWS::Lambda::EventSourceMapping', {
    ...event,
    ...(source === undefined ? {} : { EventSourceArn: source }),
    FunctionName: { Ref: logicalId },
  });
}

/** Events that are written into the bucket or user pool of the same template. */
function eventOfOther(called: Called, id: string, type: 'S3' | 'Cognito', event: Attributes): Parts {
  const logicalId = logicalIdIn(event.Bucket ?? event.UserPool);
  if (logicalId === undefined) return { resources: {} };
  const target = arnOfPart(called.logicalId);
  const principal = type === 'S3' ? 's3.amazonaws.com' : 'cognito-idp.amazonaws.com';
  const resources = { [`${id}Permission`]: permission(called, principal, undefined) };
  if (type === 'S3') {
    const notification = { Event: event.Events, Function: target };
    return { resources, amendments: [{ logicalId, notification }] };
  }
  const triggers = (Array.isArray(event.Trigger) ? event.Trigger : [event.Trigger]).map(String);
  return { resources, amendments: [{ logicalId, triggers: poolTriggers(triggers, target) }] };
}

/** Custom senders and the pre-token trigger have settings of their own round the function's ARN. */
const poolTriggers = (triggers: readonly string[], target: unknown): Attributes =>
  Object.fromEntries(
    triggers.map((each) => [
      each,
      /^(CustomEmailSender|CustomSMSSender)$/.test(each)
        ? { LambdaArn: target, LambdaVersion: 'V1_0' }
        : target,
    ]),
  );
