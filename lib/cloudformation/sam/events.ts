import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { arnOfPart, logicalIdIn, type Parts, part, type Route, together, type Written } from './parts.ts';

/** What an event calls: a function, or a state machine under a role of the event's own. */
export type Called = { readonly logicalId: string; readonly kind: 'function' | 'machine' };

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

const permission = ({ logicalId }: Called, principal: string, source: unknown): Written =>
  part('AWS::Lambda::Permission', {
    FunctionName: { Ref: logicalId },
    Principal: principal,
    ...(source === undefined ? {} : { SourceArn: source }),
  });

function polled({ logicalId }: Called, event: Attributes): Written {
  const source = event.Stream ?? event.Queue ?? event.Broker ?? event.Cluster;
  return part('AWS::Lambda::EventSourceMapping', {
    ...event,
    ...(source === undefined ? {} : { EventSourceArn: source }),
    FunctionName: { Ref: logicalId },
  });
}

/** A rule, and the queue that SAM makes for what its target did not take. */
function rule(called: Called, id: string, event: Attributes): Parts {
  const { queue, arn } = failures(id, event.DeadLetterConfig);
  const target = {
    Arn: calledArn(called),
    ...(arn === undefined ? {} : { DeadLetterConfig: { Arn: arn } }),
    ...(called.kind === 'machine' ? { RoleArn: arnOfPart(`${id}Role`) } : {}),
  };
  const properties = {
    ...event,
    ...(event.Schedule === undefined ? {} : { ScheduleExpression: event.Schedule }),
    ...(event.Pattern === undefined ? {} : { EventPattern: event.Pattern }),
    Targets: [target],
  };
  return {
    resources: {
      [id]: part('AWS::Events::Rule', properties),
      ...(called.kind === 'function'
        ? { [`${id}Permission`]: permission(called, 'events.amazonaws.com', arnOfPart(id)) }
        : {}),
      ...queue,
    },
  };
}

function schedule(called: Called, id: string, event: Attributes): Parts {
  const { queue, arn } = failures(id, event.DeadLetterConfig);
  const target = {
    Arn: calledArn(called),
    ...(arn === undefined ? {} : { DeadLetterConfig: { Arn: arn } }),
    ...(event.RoleArn === undefined ? {} : { RoleArn: event.RoleArn }),
  };
  const name = event.OmitName === true ? {} : { Name: event.Name ?? id };
  return {
    resources: { [id]: part('AWS::Scheduler::Schedule', { ...event, ...name, Target: target }), ...queue },
  };
}

function failures(id: string, config: unknown): { queue: Readonly<Record<string, Written>>; arn?: unknown } {
  if (!isRecord(config)) return { queue: {} };
  if (config.Arn !== undefined) return { queue: {}, arn: config.Arn };
  if (config.Type !== 'SQS') return { queue: {} };
  const queueId = typeof config.QueueLogicalId === 'string' ? config.QueueLogicalId : `${id}Queue`;
  return { queue: { [queueId]: part('AWS::SQS::Queue', {}) }, arn: arnOfPart(queueId) };
}

/** Straight to the function, or through a queue: one that is named, or one that SAM makes. */
function subscription(called: Called, id: string, event: Attributes): Parts {
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

function apiEvent(called: Called, id: string, http: boolean, event: Attributes): Parts {
  const given = event[http ? 'ApiId' : 'RestApiId'];
  const usual = http ? 'ServerlessHttpApi' : 'ServerlessRestApi';
  const api = given === undefined ? usual : logicalIdIn(given);
  if (api === undefined) return { resources: {} };
  const route: Route = {
    api,
    http,
    path: typeof event.Path === 'string' ? event.Path : http ? '$default' : '/',
    method: String(own(event, 'Method') ?? 'any').toLowerCase(),
    integration: called.kind === 'machine' ? startsMachine(called, http) : callsFunction(called),
    ...(isRecord(event.Auth) && typeof event.Auth.Authorizer === 'string'
      ? { authorizer: event.Auth.Authorizer }
      : {}),
  };
  const source = {
    'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/*`,
  };
  return {
    resources:
      called.kind === 'function'
        ? { [`${id}Permission`]: permission(called, 'apigateway.amazonaws.com', source) }
        : {},
    routes: [route],
  };
}

const calledArn = ({ logicalId, kind }: Called): Attributes =>
  kind === 'machine' ? { Ref: logicalId } : arnOfPart(logicalId);

const GATEWAY = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}`;

const callsFunction = ({ logicalId }: Called): Attributes => ({
  type: 'aws_proxy',
  uri: { 'Fn::Sub': `${GATEWAY}:lambda:path/2015-03-31/functions/\${${logicalId}.Arn}/invocations` },
});

const startsMachine = ({ logicalId }: Called, http: boolean): Attributes => {
  const machine = { 'Fn::Sub': `\${${logicalId}}` };
  return http
    ? {
        type: 'aws_proxy',
        integrationSubtype: 'StepFunctions-StartExecution',
        requestParameters: { StateMachineArn: machine },
      }
    : {
        type: 'aws',
        uri: { 'Fn::Sub': `${GATEWAY}:states:action/StartExecution` },
        requestTemplates: { 'application/json': { 'Fn::Sub': `{"stateMachineArn": "\${${logicalId}}"}` } },
      };
};
