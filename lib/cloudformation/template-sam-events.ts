import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from './template-attributes.ts';

/** A function's `Api` or `HttpApi` event: the API it hangs on, and its integration. */
export type Route = {
  readonly api: string;
  readonly http: boolean;
  readonly path: string;
  readonly method: string;
  readonly functionId: string;
};

type Made = { readonly resources: Record<string, unknown>; readonly routes: readonly Route[] };

/** What each event of a function becomes: a mapping, a rule, a subscription, or a route of an API. */
export function eventResources(
  functionId: string,
  properties: Attributes,
  target: unknown = { 'Fn::GetAtt': [functionId, 'Arn'] },
): Made {
  const resources: Record<string, unknown> = {};
  const routes: Route[] = [];
  const events = isRecord(properties.Events) ? properties.Events : {};
  for (const [name, event] of Object.entries(events)) {
    if (!isRecord(event)) continue;
    const own = isRecord(event.Properties) ? event.Properties : {};
    const type = String(event.Type);
    if (type === 'Api' || type === 'HttpApi') routes.push(route(functionId, type === 'HttpApi', own));
    else Object.assign(resources, eventResource(`${functionId}${name}`, functionId, type, own, target));
  }
  return { resources, routes };
}

function route(functionId: string, http: boolean, own: Attributes): Route {
  const given = own[http ? 'ApiId' : 'RestApiId'];
  const named = isRecord(given) && typeof given.Ref === 'string' ? given.Ref : given;
  return {
    api: typeof named === 'string' ? named : http ? 'ServerlessHttpApi' : 'ServerlessRestApi',
    http,
    path: String(own.Path ?? '/'),
    method: String(own.Method ?? 'any').toLowerCase(),
    functionId,
  };
}

const POLLED = /^(DynamoDB|Kinesis|SQS|MQ|MSK|SelfManagedKafka|DocumentDB)$/;

function eventResource(
  id: string,
  functionId: string,
  type: string,
  own: Attributes,
  target: unknown,
): Record<string, unknown> {
  if (POLLED.test(type)) {
    const source = own.Stream ?? own.Queue ?? own.Broker ?? own.Cluster;
    const properties = { ...own, EventSourceArn: source, FunctionName: { Ref: functionId } };
    return { [id]: { Type: 'AWS::Lambda::EventSourceMapping', Properties: properties } };
  }
  if (type === 'Schedule' || type === 'EventBridgeRule' || type === 'CloudWatchEvent') {
    const properties = {
      ...own,
      ...(own.Schedule === undefined ? {} : { ScheduleExpression: own.Schedule }),
      ...(own.Pattern === undefined ? {} : { EventPattern: own.Pattern }),
      Targets: [{ Arn: target }],
    };
    return { [id]: { Type: 'AWS::Events::Rule', Properties: properties } };
  }
  if (type === 'ScheduleV2') {
    return { [id]: { Type: 'AWS::Scheduler::Schedule', Properties: { ...own, Target: { Arn: target } } } };
  }
  if (type === 'SNS') {
    const properties = { Protocol: 'lambda', TopicArn: own.Topic, Endpoint: target };
    return { [id]: { Type: 'AWS::SNS::Subscription', Properties: properties } };
  }
  if (type === 'CloudWatchLogs') {
    const properties = { ...own, DestinationArn: target };
    return { [id]: { Type: 'AWS::Logs::SubscriptionFilter', Properties: properties } };
  }
  if (type === 'IoTRule') {
    const payload = { Sql: own.Sql, Actions: [{ Lambda: { FunctionArn: target } }] };
    return { [id]: { Type: 'AWS::IoT::TopicRule', Properties: { TopicRulePayload: payload } } };
  }
  return {};
}

/** Events that the transform writes into the bucket or user pool instead: by the logical id of that. */
export function eventsOfOthers(functionId: string, properties: Attributes): readonly Amendment[] {
  const target = { 'Fn::GetAtt': [functionId, 'Arn'] };
  const events = isRecord(properties.Events) ? Object.values(properties.Events).filter(isRecord) : [];
  return events.flatMap(({ Type: type, Properties: own }): Amendment[] => {
    const given = isRecord(own) ? (own.Bucket ?? own.UserPool) : undefined;
    const logicalId = isRecord(given) ? given.Ref : undefined;
    if (typeof logicalId !== 'string' || !isRecord(own)) return [];
    const triggers = (Array.isArray(own.Trigger) ? own.Trigger : [own.Trigger]).map(String);
    if (type === 'S3') return [{ logicalId, lambda: { Event: own.Events, Function: target } }];
    return type === 'Cognito'
      ? [{ logicalId, triggers: Object.fromEntries(triggers.map((each) => [each, target])) }]
      : [];
  });
}

export type Amendment = {
  readonly logicalId: string;
  readonly lambda?: unknown;
  readonly triggers?: Attributes;
};
