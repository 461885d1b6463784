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
export function eventResources(functionId: string, properties: Attributes): Made {
  const resources: Record<string, unknown> = {};
  const routes: Route[] = [];
  const events = isRecord(properties.Events) ? properties.Events : {};
  for (const [name, event] of Object.entries(events)) {
    if (!isRecord(event)) continue;
    const own = isRecord(event.Properties) ? event.Properties : {};
    const type = String(event.Type);
    if (type === 'Api' || type === 'HttpApi') routes.push(route(functionId, type === 'HttpApi', own));
    else Object.assign(resources, eventResource(`${functionId}${name}`, functionId, type, own));
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
): Record<string, unknown> {
  const target = { 'Fn::GetAtt': [functionId, 'Arn'] };
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
  return {};
}
