import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import type { Scope } from '../template-values.ts';
import { aliasParts } from './alias.ts';
import { eventParts } from './events.ts';
import { arnOfPart, type Parts, part, together, type Written } from './parts.ts';
import { madeRole, managedArn, policiesOf } from './policies.ts';

/** A function with its role, URL, alias, settings of asynchronous calls and events. */
export function functionParts(id: string, properties: Attributes, scope: Scope): Parts {
  const { Role: role, FunctionUrlConfig: url, EventInvokeConfig: calls } = properties;
  const policies = policiesOf(properties.Policies, id, scope);
  const asynchronous = isRecord(calls) ? invokeConfig(id, calls) : { resources: {}, statements: [] };
  const statements = [
    ...policies.statements,
    ...failureStatements(properties.DeadLetterQueue),
    ...asynchronous.statements,
    ...pollerStatements(properties.Events),
  ];
  const managed = [...usualPolicies(properties).map(managedArn), ...policies.managed];
  const own = {
    [id]: part('AWS::Lambda::Function', { ...lambda(properties), Role: role ?? arnOfPart(`${id}Role`) }),
    ...(role === undefined ? { [`${id}Role`]: madeRole('lambda', managed, statements) } : {}),
    ...(isRecord(url)
      ? { [`${id}Url`]: part('AWS::Lambda::Url', { ...url, TargetFunctionArn: { Ref: id } }) }
      : {}),
    ...aliasParts(id, properties, scope),
    ...asynchronous.resources,
  };
  return together(
    { resources: own, problems: policies.problems },
    eventParts({ logicalId: id, kind: 'function' }, properties.Events),
  );
}

/** What the transform attaches by itself: logs, the VPC, tracing, and what reads a source. */
function usualPolicies(properties: Attributes): readonly string[] {
  const events = Object.values(isRecord(properties.Events) ? properties.Events : {}).filter(isRecord);
  const types = new Set(events.map((each) => String(each.Type)));
  return [
    'service-role/AWSLambdaBasicExecutionRole',
    ...(isRecord(properties.VpcConfig) ? ['service-role/AWSLambdaVPCAccessExecutionRole'] : []),
    ...(properties.Tracing === undefined ? [] : ['AWSXrayWriteOnlyAccess']),
    ...(types.has('DynamoDB') ? ['service-role/AWSLambdaDynamoDBExecutionRole'] : []),
    ...(types.has('Kinesis') ? ['service-role/AWSLambdaKinesisExecutionRole'] : []),
    ...(types.has('SQS') || events.some(isThroughQueue)
      ? ['service-role/AWSLambdaSQSQueueExecutionRole']
      : []),
    ...(types.has('MSK') ? ['service-role/AWSLambdaMSKExecutionRole'] : []),
  ];
}

const isThroughQueue = ({ Type: type, Properties: own }: Attributes): boolean =>
  type === 'SNS' && isRecord(own) && own.SqsSubscription !== undefined && own.SqsSubscription !== false;

const allow = (action: string, resource: unknown): Attributes => ({
  Effect: 'Allow',
  Action: [action],
  Resource: resource,
});

const SENDS: Readonly<Record<string, string>> = {
  SQS: 'sqs:SendMessage',
  SNS: 'sns:Publish',
  Lambda: 'lambda:InvokeFunction',
  EventBridge: 'events:PutEvents',
  S3Bucket: 's3:PutObject',
};

function failureStatements(queue: unknown): readonly Attributes[] {
  if (!isRecord(queue)) return [];
  const action = SENDS[String(queue.Type)];
  return action === undefined ? [] : [allow(action, queue.TargetArn)];
}

/** What a source's mapping sends on failure, and brokers whose secret it reads. */
function pollerStatements(events: unknown): readonly Attributes[] {
  return Object.values(isRecord(events) ? events : {}).flatMap((event) => {
    const own = isRecord(event) && isRecord(event.Properties) ? event.Properties : {};
    const config = isRecord(own.DestinationConfig) ? own.DestinationConfig.OnFailure : undefined;
    const action = isRecord(config) ? SENDS[String(config.Type ?? '')] : undefined;
    const sent = action === undefined || !isRecord(config) ? [] : [allow(action, config.Destination)];
    const access = Array.isArray(own.SourceAccessConfigurations) ? own.SourceAccessConfigurations : [];
    const secrets = access
      .filter((each) => isRecord(each) && /AUTH|SECRET/.test(String(each.Type)))
      .map((each) => allow('secretsmanager:GetSecretValue', each.URI));
    return [...sent, ...secrets];
  });
}

type Invoked = {
  readonly resources: Readonly<Record<string, Written>>;
  readonly statements: readonly Attributes[];
};

/** Destinations of asynchronous calls; a queue or topic that nobody names is made. */
function invokeConfig(id: string, calls: Attributes): Invoked {
  const written = isRecord(calls.DestinationConfig) ? calls.DestinationConfig : {};
  const resources: Record<string, Written> = {};
  const statements: Attributes[] = [];
  const destinations = Object.entries(written).map(([when, config]) => {
    const type = isRecord(config) ? String(config.Type ?? '') : '';
    let destination = isRecord(config) ? config.Destination : undefined;
    if (destination === undefined && (type === 'SQS' || type === 'SNS')) {
      const made = `${id}EventInvokeConfig${when}${type === 'SQS' ? 'Queue' : 'Topic'}`;
      resources[made] = part(type === 'SQS' ? 'AWS::SQS::Queue' : 'AWS::SNS::Topic', {});
      destination = type === 'SQS' ? arnOfPart(made) : { Ref: made };
    }
    const action = SENDS[type];
    if (action !== undefined && destination !== undefined) statements.push(allow(action, destination));
    return [when, { Destination: destination }] as const;
  });
  resources[`${id}EventInvokeConfig`] = part('AWS::Lambda::EventInvokeConfig', {
    ...calls,
    DestinationConfig: Object.fromEntries(destinations),
    FunctionName: { Ref: id },
  });
  return { resources, statements };
}

/** SAM's own names of what CloudFormation names otherwise. */
function lambda(properties: Attributes): Attributes {
  const {
    Tracing: tracing,
    DeadLetterQueue: failed,
    Events: _events,
    Policies: _policies,
    FunctionUrlConfig: _url,
    EventInvokeConfig: _calls,
    DeploymentPreference: _moved,
    ...rest
  } = properties;
  return {
    ...rest,
    ...(tracing === undefined ? {} : { TracingConfig: { Mode: tracing } }),
    ...(isRecord(failed) ? { DeadLetterConfig: { TargetArn: failed.TargetArn } } : {}),
  };
}
