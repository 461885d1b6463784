import type { EdgeKind, NodeKind } from '../model.ts';

/** One setting that names another resource: where it stands, what it may name, and what goes along. */
type Setting = {
  readonly from: NodeKind | readonly NodeKind[];
  /** Paths of the setting; a list counts each of its entries. */
  readonly paths: readonly string[];
  readonly to: readonly NodeKind[];
  readonly kind: EdgeKind;
  readonly label: string;
  /** The line goes from what is named to what names it. */
  readonly back?: true;
};

export const SETTINGS: readonly Setting[] = [
  { from: 'api-destination', paths: ['connectionArn'], to: ['connection'], kind: 'read', label: 'sign-in' },
  {
    from: 'secret',
    paths: ['rotationLambdaArn', 'rotationLambdaARN', 'rotationRules.lambdaArn'],
    to: ['function'],
    kind: 'invoke',
    label: 'rotation',
  },
  {
    from: 'deployment-application',
    paths: ['ecsServices.serviceName', 'ecsService.serviceName'],
    to: ['container-service'],
    kind: 'write',
    label: 'deploys',
  },
  {
    from: 'deployment-application',
    paths: ['autoScalingGroups', 'autoscalingGroups'],
    to: ['auto-scaling-group'],
    kind: 'write',
    label: 'deploys',
  },
  {
    from: 'deployment-application',
    paths: ['alarmConfiguration.alarms.name', 'alarmConfiguration.alarms'],
    to: ['alarm'],
    kind: 'alarm',
    label: 'goes back',
    back: true,
  },
  {
    from: 'deployment-application',
    paths: ['triggerConfigurations.triggerTargetArn', 'triggerConfiguration.triggerTargetArn'],
    to: ['topic'],
    kind: 'message',
    label: 'notice',
  },
  { from: 'alarm', paths: ['actionsSuppressor'], to: ['alarm'], kind: 'alarm', label: 'suppressed by' },
  {
    from: 'job-queue',
    paths: ['computeEnvironmentOrder', 'computeEnvironments'],
    to: ['compute-environment'],
    kind: 'invoke',
    label: 'runs on',
  },
  {
    from: 'bucket',
    paths: ['replicationConfiguration.rules.destination.bucket', 'rule.destination.bucket'],
    to: ['bucket'],
    kind: 'write',
    label: 'replication',
  },
  {
    from: 'bucket',
    paths: ['loggingConfiguration.destinationBucketName', 'targetBucket'],
    to: ['bucket'],
    kind: 'write',
    label: 'access log',
  },
  { from: 'trail', paths: ['s3BucketName'], to: ['bucket'], kind: 'write', label: 'trail' },
  {
    from: 'trail',
    paths: ['cloudWatchLogsLogGroupArn', 'cloudWatchLogsGroupArn'],
    to: ['log-group'],
    kind: 'log',
    label: 'trail',
  },
  { from: 'vpc-link', paths: ['targetArns'], to: ['load-balancer'], kind: 'request', label: 'VPC link' },
  { from: 'crawler', paths: ['databaseName'], to: ['catalog'], kind: 'write', label: 'catalog' },
  {
    from: 'knowledge-base',
    paths: ['storageConfiguration.opensearchServerlessConfiguration.collectionArn'],
    to: ['search-collection'],
    kind: 'read',
    label: 'vectors',
  },
  {
    from: 'agent',
    paths: ['knowledgeBases.knowledgeBaseId', 'knowledgeBases'],
    to: ['knowledge-base'],
    kind: 'read',
    label: 'knowledge',
  },
  {
    from: 'agent',
    paths: ['actionGroups.actionGroupExecutor.lambda', 'actionGroupExecutor.lambda'],
    to: ['function'],
    kind: 'invoke',
    label: 'action',
  },
  {
    from: 'graphql-api',
    paths: ['userPoolConfig.userPoolId'],
    to: ['user-pool'],
    kind: 'read',
    label: 'sign-in',
  },
  {
    from: 'graphql-api',
    paths: ['lambdaAuthorizerConfig.authorizerUri'],
    to: ['function'],
    kind: 'invoke',
    label: 'authorizer',
  },
  {
    from: 'stream-processor',
    paths: ['inputs.kinesisStreamsInput.resourceARN', 'inputs.kinesisStreamsInput.resourceArn'],
    to: ['data-stream'],
    kind: 'stream',
    label: 'stream',
    back: true,
  },
  {
    from: 'database-proxy',
    paths: ['dbClusterIdentifiers', 'dbInstanceIdentifiers', 'dbClusterIdentifier', 'dbInstanceIdentifier'],
    to: ['database'],
    kind: 'network',
    label: 'proxy',
  },
  { from: 'database-proxy', paths: ['auth.secretArn'], to: ['secret'], kind: 'read', label: 'sign-in' },
  {
    from: 'backup-plan',
    paths: ['resources', 'backupSelection.resources'],
    to: ['table', 'database', 'file-system', 'bucket'],
    kind: 'read',
    label: 'backup',
  },
  {
    from: 'identity-pool',
    paths: ['cognitoIdentityProviders.providerName'],
    to: ['user-pool'],
    kind: 'read',
    label: 'sign-in',
  },
  {
    from: 'function',
    paths: ['fileSystemConfigs.arn', 'fileSystemConfig.arn'],
    to: ['file-system'],
    kind: 'write',
    label: 'mount',
  },
  {
    from: 'container-task',
    paths: [
      'volumes.efsVolumeConfiguration.filesystemId',
      'volumes.efsVolumeConfiguration.fileSystemId',
      'volume.efsVolumeConfiguration.fileSystemId',
    ],
    to: ['file-system'],
    kind: 'write',
    label: 'mount',
  },
  {
    from: 'state-machine',
    paths: [
      'loggingConfiguration.destinations.cloudWatchLogsLogGroup.logGroupArn',
      'loggingConfiguration.logDestination',
    ],
    to: ['log-group'],
    kind: 'log',
    label: 'log',
  },
  { from: 'function', paths: ['loggingConfig.logGroup'], to: ['log-group'], kind: 'log', label: 'log' },

  {
    from: 'canary',
    paths: ['artifactS3Location', 'artifactS3Location.bucket'],
    to: ['bucket'],
    kind: 'write',
    label: 'artifacts',
  },
  {
    from: 'auto-scaling-group',
    paths: [
      'launchTemplate.launchTemplateId',
      'launchTemplate.id',
      'launchConfigurationName',
      'launchConfiguration',
    ],
    to: ['launch-template'],
    kind: 'invoke',
    label: 'launches',
  },
  {
    from: 'auto-scaling-group',
    paths: [
      'notificationConfigurations.topicARN',
      'notificationConfigurations.topicArn',
      'notificationTargetARN',
      'notificationTargetArn',
      'topicArn',
    ],
    to: ['topic', 'queue'],
    kind: 'message',
    label: 'notice',
  },
  {
    from: 'auto-scaling-group',
    paths: ['loadBalancerNames', 'loadBalancers'],
    to: ['load-balancer'],
    kind: 'request',
    label: 'instances',
    back: true,
  },
  {
    from: 'load-balancer',
    paths: ['instances', 'instances.instanceId'],
    to: ['instance'],
    kind: 'request',
    label: 'instances',
  },
  { from: 'trail', paths: ['snsTopicName'], to: ['topic'], kind: 'message', label: 'trail' },
  {
    from: 'mail-rule',
    paths: [
      'rule.actions.lambdaAction.functionArn',
      'rule.actions.lambdaAction.functionARN',
      'lambdaAction.functionArn',
    ],
    to: ['function'],
    kind: 'invoke',
    label: 'mail',
  },
  {
    from: 'mail-rule',
    paths: ['rule.actions.s3Action.bucketName', 's3Action.bucketName'],
    to: ['bucket'],
    kind: 'write',
    label: 'mail',
  },
  {
    from: 'mail-rule',
    paths: [
      'rule.actions.snsAction.topicArn',
      'rule.actions.snsAction.topicARN',
      'rule.actions.s3Action.topicArn',
      'snsAction.topicArn',
    ],
    to: ['topic'],
    kind: 'message',
    label: 'mail',
  },
];
