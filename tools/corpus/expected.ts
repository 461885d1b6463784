import { isRecord } from '#lib/domain/graph/spelling.ts';

type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> };
type Resources = Readonly<Record<string, Resource>>;

/** A line that a person would draw, by logical ids, and the rule that says so. */
export type ExpectedLine = { readonly rule: string; readonly from: string; readonly to: string };

/**
 * Lines that stand in a plain template by references alone. Written apart from the product on purpose: it knows neither
 * names nor ARNs, only `Ref`, `Fn::GetAtt` and `Fn::Sub`, so that both can be wrong in different ways.
 */
export function expectedLines(template: unknown): readonly ExpectedLine[] {
  const all = resourcesIn(template);
  const lines: ExpectedLine[] = [];
  const add = (rule: string, from: unknown, to: unknown) => {
    for (const one of idsIn(from, all)) {
      for (const other of idsIn(to, all)) if (one !== other) lines.push({ rule, from: one, to: other });
    }
  };
  for (const [id, { Type: type, Properties: own }] of Object.entries(all)) {
    const self = { Ref: id };
    for (const [rule, of, from, to] of RULES) {
      if (of.test(type)) add(rule, from === '' ? self : at(own, from), to === '' ? self : at(own, to));
    }
    if (/StateMachine$/.test(type)) {
      const named = { text: own.DefinitionString, values: own.DefinitionSubstitutions };
      add('definition', self, only(named, all, CALLED));
    }
    if (/::(RestApi|Api)$/.test(type)) {
      for (const uri of urisIn(own.Body)) add('API body', self, only(uri, all, CALLED));
    }
    if (ACTOR.test(type)) {
      for (const resource of rightsOf(own.Role ?? own.RoleArn ?? own.TaskRoleArn ?? own.ServiceRole, all))
        add('permission', self, resource);
    }
  }
  const seen = new Map(lines.map((line) => [`${line.rule} ${line.from} ${line.to}`, line]));
  return [...seen.values()];
}

/** Rule, types that it is for, path of the line's start and end; an empty path is the resource itself. */
const RULES: readonly (readonly [rule: string, types: RegExp, from: string, to: string])[] = [
  ['event source', /Lambda::EventSourceMapping$/, 'EventSourceArn', 'FunctionName'],
  [
    'source failure',
    /Lambda::EventSourceMapping$/,
    'FunctionName',
    'DestinationConfig.OnFailure.Destination',
  ],
  ['rule target', /Events::Rule$/, '', 'Targets.*.Arn'],
  ['bus', /Events::Rule$/, 'EventBusName', ''],
  ['schedule', /Scheduler::Schedule$/, '', 'Target.Arn'],
  ['subscription', /SNS::Subscription$/, 'TopicArn', 'Endpoint'],
  ['subscription', /SNS::Topic$/, '', 'Subscription.*.Endpoint'],
  ['asynchronous', /Lambda::EventInvokeConfig$/, 'FunctionName', 'DestinationConfig'],
  ['dead letter', /Lambda::Function$/, '', 'DeadLetterConfig.TargetArn'],
  ['redrive', /SQS::Queue$/, '', 'RedrivePolicy.deadLetterTargetArn'],
  ['method', /ApiGateway::Method$/, 'RestApiId', 'Integration.Uri'],
  ['integration', /ApiGatewayV2::Integration$/, 'ApiId', 'IntegrationUri'],
  ['notification', /S3::Bucket$/, '', 'NotificationConfiguration'],
  ['user pool trigger', /Cognito::UserPool$/, '', 'LambdaConfig'],
  ['log subscription', /Logs::SubscriptionFilter$/, 'LogGroupName', 'DestinationArn'],
  ['pipe source', /Pipes::Pipe$/, 'Source', ''],
  ['pipe', /Pipes::Pipe$/, '', 'Target'],
  ['pipe', /Pipes::Pipe$/, '', 'Enrichment'],
  [
    'delivery source',
    /KinesisFirehose::DeliveryStream$/,
    'KinesisStreamSourceConfiguration.KinesisStreamARN',
    '',
  ],
  ['delivery', /KinesisFirehose::DeliveryStream$/, '', 'ExtendedS3DestinationConfiguration.BucketARN'],
  [
    'delivery',
    /KinesisFirehose::DeliveryStream$/,
    '',
    'ExtendedS3DestinationConfiguration.ProcessingConfiguration',
  ],
  ['IoT action', /IoT::TopicRule$/, '', 'TopicRulePayload.Actions.*.Lambda'],
  ['data source', /AppSync::DataSource$/, 'ApiId', 'LambdaConfig'],
  ['data source', /AppSync::DataSource$/, 'ApiId', 'DynamoDBConfig'],
  ['alarm', /CloudWatch::Alarm$/, '', 'Dimensions.*.Value'],
  ['alarm action', /CloudWatch::Alarm$/, '', 'AlarmActions'],
  ['origin', /CloudFront::Distribution$/, '', 'DistributionConfig.Origins.*.DomainName'],
  ['listener', /V2::Listener$/, 'LoadBalancerArn', 'DefaultActions.*.TargetGroupArn'],
  ['container', /ECS::Service$/, '', 'TaskDefinition'],
  ['container', /ECS::Service$/, 'LoadBalancers.*.TargetGroupArn', ''],
  ['listener', /V2::ListenerRule$/, 'ListenerArn', 'Actions.*.TargetGroupArn'],
  ['balanced group', /AutoScaling::AutoScalingGroup$/, 'TargetGroupARNs', ''],
  ['balanced group', /AutoScaling::AutoScalingGroup$/, 'LoadBalancerNames', ''],
  ['scaling notice', /AutoScaling::AutoScalingGroup$/, '', 'NotificationConfigurations.*.TopicARN'],
  ['scaling notice', /AutoScaling::LifecycleHook$/, 'AutoScalingGroupName', 'NotificationTargetARN'],
  ['alias', /Route53::RecordSet$/, '', 'AliasTarget.DNSName'],
  ['trail', /CloudTrail::Trail$/, '', 'S3BucketName'],
  ['trail', /CloudTrail::Trail$/, '', 'SnsTopicName'],
  ['web ACL', /WAFv2::WebACLAssociation$/, 'WebACLArn', 'ResourceArn'],
  ['web ACL', /CloudFront::Distribution$/, 'DistributionConfig.WebACLId', ''],
  ['file system', /Lambda::Function$/, '', 'FileSystemConfigs.*.Arn'],
  ['rotation', /SecretsManager::RotationSchedule$/, 'SecretId', 'RotationLambdaARN'],
  ['mail', /SES::ReceiptRule$/, '', 'Rule.Actions.*.LambdaAction.FunctionArn'],
  ['mail', /SES::ReceiptRule$/, '', 'Rule.Actions.*.S3Action.BucketName'],
  ['mail', /SES::ReceiptRule$/, '', 'Rule.Actions.*.SNSAction.TopicArn'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'Stages.*.Actions.*.Configuration.ProjectName'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'Stages.*.Actions.*.Configuration.FunctionName'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'Stages.*.Actions.*.Configuration.RepositoryName'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'Stages.*.Actions.*.Configuration.S3Bucket'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'Stages.*.Actions.*.Configuration.BucketName'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'Stages.*.Actions.*.Configuration.ServiceName'],
  ['pipeline', /CodePipeline::Pipeline$/, '', 'ArtifactStore.Location'],
  ['CodeDeploy', /CodeDeploy::DeploymentGroup$/, 'ApplicationName', 'AutoScalingGroups.*'],
  ['CodeDeploy', /CodeDeploy::DeploymentGroup$/, 'ApplicationName', 'ECSServices.*.ServiceName'],
  ['CodeDeploy', /CodeDeploy::DeploymentGroup$/, 'ApplicationName', 'AlarmConfiguration.Alarms.*.Name'],
  ['CodeDeploy', /CodeDeploy::DeploymentGroup$/, '', 'TriggerConfigurations.*.TriggerTargetArn'],
  ['instance', /RDS::DBInstance$/, 'DBClusterIdentifier', ''],
  ['compute', /Batch::JobQueue$/, '', 'ComputeEnvironmentOrder.*.ComputeEnvironment'],
  ['mounted', /ECS::TaskDefinition$/, '', 'Volumes.*.EFSVolumeConfiguration.FilesystemId'],
  ['secret', /ECS::TaskDefinition$/, '', 'ContainerDefinitions.*.Secrets.*.ValueFrom'],
  ['delivery', /KinesisFirehose::DeliveryStream$/, '', 'S3DestinationConfiguration.BucketARN'],
  ['pool', /Cognito::IdentityPool$/, '', 'CognitoIdentityProviders.*.ProviderName'],
  ['authorizer', /ApiGateway::Authorizer$/, 'RestApiId', 'ProviderARNs'],
  ['authorizer', /ApiGateway::Authorizer$/, 'RestApiId', 'AuthorizerUri'],
  ['authorizer', /ApiGatewayV2::Authorizer$/, 'ApiId', 'AuthorizerUri'],
  [
    'code at the edge',
    /CloudFront::Distribution$/,
    '',
    'DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations',
  ],
  ['access logs', /CloudFront::Distribution$/, '', 'DistributionConfig.Logging.Bucket'],
  ['access logs', /ApiGateway::Stage$/, 'RestApiId', 'AccessLogSetting.DestinationArn'],
];

const ACTOR = /^AWS::(Lambda::Function|StepFunctions::StateMachine|ECS::TaskDefinition|CodeBuild::Project)$/;
const CALLED =
  /::(Lambda::Function|DynamoDB::Table|SQS::Queue|SNS::Topic|StepFunctions::StateMachine|EventBus)$/;
const SERVICE: Readonly<Record<string, RegExp>> = {
  'AWS::DynamoDB::Table': /^dynamodb:(\*|.*(Item|Query|Scan|PartiQL))/i,
  'AWS::S3::Bucket': /^s3:(\*|(Get|Put|Delete)Object\*?$|List(Bucket|\*))/i,
  'AWS::SQS::Queue': /^sqs:(\*|Send)/i,
  'AWS::SNS::Topic': /^sns:(\*|Publish)/i,
  'AWS::Lambda::Function': /^lambda:(\*|Invoke)/i,
  'AWS::StepFunctions::StateMachine': /^states:(\*|Start(Sync)?Execution)/i,
  'AWS::Events::EventBus': /^events:(\*|PutEvents)/i,
  'AWS::SecretsManager::Secret': /^secretsmanager:(\*|GetSecretValue)/i,
  'AWS::Kinesis::Stream': /^kinesis:(\*|Put)/i,
};

function resourcesIn(template: unknown): Resources {
  const written =
    isRecord(template) && isRecord(template.Resources) ? Object.entries(template.Resources) : [];
  return Object.fromEntries(
    written.flatMap(([id, resource]) =>
      isRecord(resource) && typeof resource.Type === 'string'
        ? [
            [
              id,
              { Type: resource.Type, Properties: isRecord(resource.Properties) ? resource.Properties : {} },
            ],
          ]
        : [],
    ),
  );
}

/** The value at a dotted path; `*` is every entry of a list. */
function at(value: unknown, path: string): unknown {
  const [key, ...rest] = path.split('.');
  if (key === undefined || key === '') return value;
  if (key === '*') return Array.isArray(value) ? value.map((each) => at(each, rest.join('.'))) : undefined;
  return isRecord(value) ? at(value[key], rest.join('.')) : undefined;
}

/** Logical ids that a value refers to; a reference to a part of a function or stage counts as what it is part of. */
function idsIn(value: unknown, all: Resources): readonly string[] {
  const found = new Set<string>();
  const walk = (here: unknown): void => {
    if (Array.isArray(here)) for (const each of here) walk(each);
    if (!isRecord(here)) return;
    const named = [here['Fn::GetAtt']].flat()[0];
    const text = [here['Fn::Sub']].flat()[0];
    const sub =
      typeof text === 'string' ? [...text.matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)].map(([, id]) => id) : [];
    for (const id of [here.Ref, typeof named === 'string' ? named.split('.')[0] : undefined, ...sub]) {
      if (typeof id === 'string' && Object.hasOwn(all, id)) found.add(id);
    }
    for (const each of Object.values(here)) walk(each);
  };
  walk(value);
  return [...found].flatMap((id) => {
    const { Type: type = '', Properties: own = {} } = all[id] ?? {};
    return /Lambda::(Alias|Version|Url)$/.test(type)
      ? idsIn(own.FunctionName ?? own.TargetFunctionArn, all)
      : [id];
  });
}

const only = (value: unknown, all: Resources, types: RegExp): unknown =>
  idsIn(value, all)
    .filter((id) => types.test(all[id]?.Type ?? ''))
    .map((id) => ({ Ref: id }));

function* urisIn(body: unknown): Generator<unknown> {
  if (Array.isArray(body)) for (const each of body) yield* urisIn(each);
  if (!isRecord(body)) return;
  const integration = body['x-amazon-apigateway-integration'];
  if (isRecord(integration)) yield integration.uri;
  for (const each of Object.values(body)) yield* urisIn(each);
}

/** Resources that a role's statements name and whose service the actions are of. */
function rightsOf(role: unknown, all: Resources): readonly unknown[] {
  return idsIn(role, all).flatMap((id) => {
    const documents = [
      ...list(at(all[id]?.Properties, 'Policies.*.PolicyDocument')),
      ...Object.values(all)
        .filter(
          ({ Type: type, Properties: own }) =>
            /IAM::(Managed)?Policy$/.test(type) && idsIn(own.Roles, all).includes(id),
        )
        .map(({ Properties: own }) => own.PolicyDocument),
    ];
    return documents.flatMap((document) =>
      list(at(document, 'Statement'))
        .flat()
        .filter((each) => isRecord(each) && each.Effect !== 'Deny')
        .flatMap((each) =>
          idsIn(at(each, 'Resource'), all)
            .filter((to) =>
              list(at(each, 'Action')).some((action) => SERVICE[all[to]?.Type ?? '']?.test(String(action))),
            )
            .map((to) => ({ Ref: to })),
        ),
    );
  });
}

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value.flat() : [value];
