/**
 * Which calls a change of a type makes, as far as its name alone does not tell; written by hand, and held against the registry
 * by `deploy-actions.ts`. Over 200 lines because it is data.
 */
export type CallsRow = {
  /**
   * Without `arn:aws:`; `{id}`: its name or id, `{Property}`: that property, `{Property/}`: with a slash where it is set, `*`: AWS
   * has no resource level.
   */
  readonly arn?: string;
  /** Of the call that makes it, where that is another. */
  readonly makes?: string;
  /** The property that names it. */
  readonly name?: string;
  readonly create?: readonly string[];
  /** For properties that no other row speaks of. */
  readonly update?: readonly string[];
  readonly delete?: readonly string[];
  /** Where a property is set by creating it, or changed. */
  readonly when?: Calls;
  /** Where a property of it is changed. */
  readonly changes?: Calls;
  /** Where a property is taken away. */
  readonly without?: Calls;
  /** Where it is deleted and had the property. */
  readonly dies?: Calls;
  /** Properties that hand a role to a service. */
  readonly passes?: Readonly<Record<string, string>>;
  /** Keys that AWS decides it by, as ARNs. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Whether tags need a call that is decided by itself. */
  readonly tags?: false;
};
type Calls = Readonly<Record<string, readonly string[]>>;

const lambda = (name: string) => ({ arn: `lambda:{region}:{account}:function:{${name}}` });
const role = (name: string) => `iam::{account}:role/{${name}}`;
const rest = (place: string) => `apigateway:{region}::/restapis/{RestApiId}/${place}`;
const http = (place: string) => `apigateway:{region}::/apis/{ApiId}/${place}`;
const ec2 = (kind: string) => ({ arn: `ec2:{region}:{account}:${kind}/{id}` });
const rule = { arn: 'ec2:{region}:{account}:security-group/{GroupId}' };
const api = (verb: string) => [`apigateway:${verb}`];
const REST = { create: api('POST'), update: api('PATCH'), delete: api('DELETE'), tags: false } as const;

const BUCKET: Calls = {
  AccelerateConfiguration: ['s3:PutAccelerateConfiguration'],
  AnalyticsConfigurations: ['s3:PutAnalyticsConfiguration'],
  BucketEncryption: ['s3:PutEncryptionConfiguration'],
  CorsConfiguration: ['s3:PutBucketCORS'],
  IntelligentTieringConfigurations: ['s3:PutIntelligentTieringConfiguration'],
  InventoryConfigurations: ['s3:PutInventoryConfiguration'],
  LifecycleConfiguration: ['s3:PutLifecycleConfiguration'],
  LoggingConfiguration: ['s3:PutBucketLogging'],
  MetricsConfigurations: ['s3:PutMetricsConfiguration'],
  NotificationConfiguration: ['s3:PutBucketNotification'],
  ObjectLockConfiguration: ['s3:PutBucketObjectLockConfiguration'],
  OwnershipControls: ['s3:PutBucketOwnershipControls'],
  PublicAccessBlockConfiguration: ['s3:PutBucketPublicAccessBlock'],
  ReplicationConfiguration: ['s3:PutReplicationConfiguration'],
  VersioningConfiguration: ['s3:PutBucketVersioning'],
  WebsiteConfiguration: ['s3:PutBucketWebsite'],
  Tags: ['s3:PutBucketTagging'],
};

export const DEPLOY_CALLS: Readonly<Record<string, CallsRow>> = {
  'AWS::Lambda::Function': {
    ...lambda('id'),
    update: ['lambda:UpdateFunctionConfiguration'],
    when: {
      ReservedConcurrentExecutions: ['lambda:PutFunctionConcurrency'],
      RuntimeManagementConfig: ['lambda:PutRuntimeManagementConfig'],
    },
    changes: {
      Code: ['lambda:UpdateFunctionCode'],
      Architectures: ['lambda:UpdateFunctionCode'],
      CodeSigningConfigArn: ['lambda:PutFunctionCodeSigningConfig'],
    },
    without: { ReservedConcurrentExecutions: ['lambda:DeleteFunctionConcurrency'] },
    passes: { Role: 'lambda.amazonaws.com' },
  },
  'AWS::Lambda::Alias': {
    ...lambda('FunctionName'),
    when: { ProvisionedConcurrencyConfig: ['lambda:PutProvisionedConcurrencyConfig'] },
  },
  'AWS::Lambda::Version': {
    ...lambda('FunctionName'),
    create: ['lambda:PublishVersion'],
    delete: ['lambda:DeleteFunction'],
  },
  'AWS::Lambda::EventSourceMapping': {
    arn: 'lambda:{region}:{account}:event-source-mapping:{id}',
    makes: '*',
    keys: { 'lambda:FunctionArn': 'lambda:{region}:{account}:function:{FunctionName}' },
  },
  'AWS::Lambda::LayerVersion': {
    arn: 'lambda:{region}:{account}:layer:{id}',
    name: 'LayerName',
    create: ['lambda:PublishLayerVersion'],
  },
  'AWS::Lambda::Permission': {
    ...lambda('FunctionName'),
    create: ['lambda:AddPermission'],
    delete: ['lambda:RemovePermission'],
  },
  'AWS::Lambda::Url': {
    ...lambda('TargetFunctionArn'),
    create: ['lambda:CreateFunctionUrlConfig'],
    update: ['lambda:UpdateFunctionUrlConfig'],
    delete: ['lambda:DeleteFunctionUrlConfig'],
  },
  'AWS::Lambda::EventInvokeConfig': {
    ...lambda('FunctionName'),
    create: ['lambda:PutFunctionEventInvokeConfig'],
    update: ['lambda:UpdateFunctionEventInvokeConfig'],
    delete: ['lambda:DeleteFunctionEventInvokeConfig'],
  },
  'AWS::DynamoDB::Table': {
    when: {
      TimeToLiveSpecification: ['dynamodb:UpdateTimeToLive'],
      PointInTimeRecoverySpecification: ['dynamodb:UpdateContinuousBackups'],
      ContributorInsightsSpecification: ['dynamodb:UpdateContributorInsights'],
      KinesisStreamSpecification: ['dynamodb:EnableKinesisStreamingDestination'],
      ResourcePolicy: ['dynamodb:PutResourcePolicy'],
    },
    without: {
      TimeToLiveSpecification: ['dynamodb:UpdateTimeToLive'],
      PointInTimeRecoverySpecification: ['dynamodb:UpdateContinuousBackups'],
      KinesisStreamSpecification: ['dynamodb:DisableKinesisStreamingDestination'],
      ResourcePolicy: ['dynamodb:DeleteResourcePolicy'],
    },
  },
  'AWS::IAM::Role': {
    arn: 'iam::{account}:role/{Path/}{id}',
    update: ['iam:UpdateRole'],
    when: { Policies: ['iam:PutRolePolicy'], ManagedPolicyArns: ['iam:AttachRolePolicy'] },
    changes: {
      AssumeRolePolicyDocument: ['iam:UpdateAssumeRolePolicy'],
      PermissionsBoundary: ['iam:PutRolePermissionsBoundary'],
    },
    without: {
      Policies: ['iam:DeleteRolePolicy'],
      ManagedPolicyArns: ['iam:DetachRolePolicy'],
      PermissionsBoundary: ['iam:DeleteRolePermissionsBoundary'],
    },
    dies: { Policies: ['iam:DeleteRolePolicy'], ManagedPolicyArns: ['iam:DetachRolePolicy'] },
  },
  'AWS::IAM::RolePolicy': {
    arn: role('RoleName'),
    create: ['iam:PutRolePolicy'],
    update: ['iam:PutRolePolicy'],
    delete: ['iam:DeleteRolePolicy'],
  },
  'AWS::IAM::Policy': {
    arn: role('Roles'),
    create: ['iam:PutRolePolicy'],
    update: ['iam:PutRolePolicy'],
    delete: ['iam:DeleteRolePolicy'],
  },
  'AWS::IAM::ManagedPolicy': {
    arn: 'iam::{account}:policy/{Path/}{id}',
    create: ['iam:CreatePolicy'],
    changes: { PolicyDocument: ['iam:CreatePolicyVersion'] },
    delete: ['iam:DeletePolicy'],
  },
  'AWS::S3::Bucket': { when: BUCKET, without: BUCKET, update: [], tags: false },
  'AWS::S3::BucketPolicy': {
    arn: 's3:::{Bucket}',
    create: ['s3:PutBucketPolicy'],
    update: ['s3:PutBucketPolicy'],
    delete: ['s3:DeleteBucketPolicy'],
  },
  'AWS::SQS::Queue': { arn: 'sqs:{region}:{account}:{id}', update: ['sqs:SetQueueAttributes'] },
  'AWS::SQS::QueuePolicy': {
    arn: 'sqs:{region}:{account}:{Queues}',
    create: ['sqs:SetQueueAttributes'],
    update: ['sqs:SetQueueAttributes'],
    delete: ['sqs:SetQueueAttributes'],
  },
  'AWS::SNS::Topic': {
    arn: 'sns:{region}:{account}:{id}',
    name: 'TopicName',
    update: ['sns:SetTopicAttributes'],
    when: { Subscription: ['sns:Subscribe'], DataProtectionPolicy: ['sns:PutDataProtectionPolicy'] },
  },
  'AWS::SNS::Subscription': {
    arn: 'sns:{region}:{account}:{TopicArn}',
    create: ['sns:Subscribe'],
    update: ['sns:SetSubscriptionAttributes'],
    delete: ['sns:Unsubscribe'],
  },
  'AWS::SNS::TopicPolicy': {
    arn: 'sns:{region}:{account}:{Topics}',
    create: ['sns:SetTopicAttributes'],
    update: ['sns:SetTopicAttributes'],
    delete: ['sns:SetTopicAttributes'],
  },
  'AWS::Logs::LogGroup': {
    arn: 'logs:{region}:{account}:log-group:{id}',
    name: 'LogGroupName',
    update: [],
    when: {
      RetentionInDays: ['logs:PutRetentionPolicy'],
      DataProtectionPolicy: ['logs:PutDataProtectionPolicy'],
      FieldIndexPolicies: ['logs:PutIndexPolicy'],
    },
    changes: { KmsKeyId: ['logs:AssociateKmsKey'] },
    without: {
      RetentionInDays: ['logs:DeleteRetentionPolicy'],
      KmsKeyId: ['logs:DisassociateKmsKey'],
    },
  },
  'AWS::Logs::MetricFilter': {
    arn: 'logs:{region}:{account}:log-group:{LogGroupName}',
    create: ['logs:PutMetricFilter'],
    update: ['logs:PutMetricFilter'],
  },
  'AWS::Logs::SubscriptionFilter': {
    arn: 'logs:{region}:{account}:log-group:{LogGroupName}',
    create: ['logs:PutSubscriptionFilter'],
    update: ['logs:PutSubscriptionFilter'],
    passes: { RoleArn: 'logs.amazonaws.com' },
  },
  'AWS::Logs::QueryDefinition': {
    arn: '*',
    create: ['logs:PutQueryDefinition'],
    update: ['logs:PutQueryDefinition'],
  },
  'AWS::CloudWatch::Alarm': {
    arn: 'cloudwatch:{region}:{account}:alarm:{id}',
    name: 'AlarmName',
    create: ['cloudwatch:PutMetricAlarm'],
    update: ['cloudwatch:PutMetricAlarm'],
    delete: ['cloudwatch:DeleteAlarms'],
  },
  'AWS::CloudWatch::CompositeAlarm': {
    arn: 'cloudwatch:{region}:{account}:alarm:{id}',
    name: 'AlarmName',
    create: ['cloudwatch:PutCompositeAlarm'],
    update: ['cloudwatch:PutCompositeAlarm'],
    delete: ['cloudwatch:DeleteAlarms'],
  },
  'AWS::CloudWatch::Dashboard': {
    arn: 'cloudwatch::{account}:dashboard/{id}',
    name: 'DashboardName',
    create: ['cloudwatch:PutDashboard'],
    update: ['cloudwatch:PutDashboard'],
    delete: ['cloudwatch:DeleteDashboards'],
  },
  // AWS puts a hyphen and six characters of its own behind the name.
  'AWS::SecretsManager::Secret': {
    arn: 'secretsmanager:{region}:{account}:secret:{id}-XXXXXX',
    name: 'Name',
  },
  'AWS::SSM::Parameter': {
    arn: 'ssm:{region}:{account}:parameter/{id}',
    name: 'Name',
    create: ['ssm:PutParameter'],
    update: ['ssm:PutParameter'],
  },
  'AWS::KMS::Key': {
    arn: 'kms:{region}:{account}:key/{id}',
    makes: '*',
    delete: ['kms:ScheduleKeyDeletion'],
    update: [],
    changes: {
      KeyPolicy: ['kms:PutKeyPolicy'],
      Description: ['kms:UpdateKeyDescription'],
      EnableKeyRotation: ['kms:EnableKeyRotation'],
    },
  },
  'AWS::Events::Rule': {
    arn: 'events:{region}:{account}:rule/{EventBusName/}{id}',
    name: 'Name',
    create: ['events:PutRule'],
    update: ['events:PutRule'],
    when: { Targets: ['events:PutTargets'] },
    without: { Targets: ['events:RemoveTargets'] },
    dies: { Targets: ['events:RemoveTargets'] },
    passes: { RoleArn: 'events.amazonaws.com', 'Targets.RoleArn': 'events.amazonaws.com' },
  },
  'AWS::Events::EventBus': { arn: 'events:{region}:{account}:event-bus/{id}', name: 'Name' },
  'AWS::Scheduler::Schedule': {
    arn: 'scheduler:{region}:{account}:schedule/{GroupName}/{id}',
    name: 'Name',
    passes: { 'Target.RoleArn': 'scheduler.amazonaws.com' },
  },
  'AWS::Scheduler::ScheduleGroup': {
    arn: 'scheduler:{region}:{account}:schedule-group/{id}',
    name: 'Name',
  },
  'AWS::StepFunctions::StateMachine': {
    arn: 'states:{region}:{account}:stateMachine:{id}',
    name: 'StateMachineName',
    passes: { RoleArn: 'states.amazonaws.com' },
  },
  'AWS::ApiGateway::RestApi': {
    ...REST,
    arn: 'apigateway:{region}::/restapis/{id}',
    makes: 'apigateway:{region}::/restapis',
    changes: { Body: api('PUT') },
  },
  'AWS::ApiGateway::Deployment': { ...REST, arn: rest('deployments/{id}'), makes: rest('deployments') },
  'AWS::ApiGateway::Stage': { ...REST, arn: rest('stages/{StageName}'), makes: rest('stages') },
  'AWS::ApiGateway::Resource': { ...REST, arn: rest('resources/{id}'), makes: rest('resources/{ParentId}') },
  'AWS::ApiGateway::Method': {
    ...REST,
    arn: rest('resources/{ResourceId}/methods/{HttpMethod}'),
    create: api('PUT'),
    update: api('PUT'),
  },
  'AWS::ApiGateway::Account': {
    arn: 'apigateway:{region}::/account',
    create: api('PATCH'),
    update: api('PATCH'),
    delete: [],
    passes: { CloudWatchRoleArn: 'apigateway.amazonaws.com' },
  },
  'AWS::ApiGatewayV2::Api': {
    ...REST,
    arn: 'apigateway:{region}::/apis/{id}',
    makes: 'apigateway:{region}::/apis',
    changes: { Body: api('PUT') },
  },
  'AWS::ApiGatewayV2::Stage': { ...REST, arn: http('stages/{StageName}'), makes: http('stages') },
  'AWS::ApiGatewayV2::Route': { ...REST, arn: http('routes/{id}'), makes: http('routes') },
  'AWS::ApiGatewayV2::Integration': {
    ...REST,
    arn: http('integrations/{id}'),
    makes: http('integrations'),
    passes: { CredentialsArn: 'apigateway.amazonaws.com' },
  },
  'AWS::EC2::VPC': {
    ...ec2('vpc'),
    when: { EnableDnsHostnames: ['ec2:ModifyVpcAttribute'] },
    update: ['ec2:ModifyVpcAttribute'],
  },
  'AWS::EC2::Subnet': {
    ...ec2('subnet'),
    when: { MapPublicIpOnLaunch: ['ec2:ModifySubnetAttribute'] },
    update: ['ec2:ModifySubnetAttribute'],
  },
  'AWS::EC2::SecurityGroup': {
    ...ec2('security-group'),
    update: [],
    when: {
      SecurityGroupIngress: ['ec2:AuthorizeSecurityGroupIngress'],
      SecurityGroupEgress: ['ec2:AuthorizeSecurityGroupEgress'],
    },
    without: {
      SecurityGroupIngress: ['ec2:RevokeSecurityGroupIngress'],
      SecurityGroupEgress: ['ec2:RevokeSecurityGroupEgress'],
    },
  },
  'AWS::EC2::SecurityGroupIngress': {
    ...rule,
    create: ['ec2:AuthorizeSecurityGroupIngress'],
    delete: ['ec2:RevokeSecurityGroupIngress'],
  },
  'AWS::EC2::SecurityGroupEgress': {
    ...rule,
    create: ['ec2:AuthorizeSecurityGroupEgress'],
    delete: ['ec2:RevokeSecurityGroupEgress'],
  },
  'AWS::EC2::Instance': {
    ...ec2('instance'),
    create: ['ec2:RunInstances'],
    delete: ['ec2:TerminateInstances'],
  },
  'AWS::EC2::RouteTable': ec2('route-table'),
  'AWS::EC2::Route': {
    arn: 'ec2:{region}:{account}:route-table/{RouteTableId}',
    update: ['ec2:ReplaceRoute'],
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    arn: 'ec2:{region}:{account}:route-table/{RouteTableId}',
    create: ['ec2:AssociateRouteTable'],
    delete: ['ec2:DisassociateRouteTable'],
  },
  'AWS::EC2::NatGateway': ec2('natgateway'),
  'AWS::EC2::EIP': {
    ...ec2('elastic-ip'),
    create: ['ec2:AllocateAddress'],
    update: [],
    delete: ['ec2:ReleaseAddress'],
  },
  'AWS::EC2::InternetGateway': ec2('internet-gateway'),
  'AWS::EC2::VPCGatewayAttachment': {
    arn: 'ec2:{region}:{account}:vpc/{VpcId}',
    when: {
      InternetGatewayId: ['ec2:AttachInternetGateway'],
      VpnGatewayId: ['ec2:AttachVpnGateway'],
    },
    dies: {
      InternetGatewayId: ['ec2:DetachInternetGateway'],
      VpnGatewayId: ['ec2:DetachVpnGateway'],
    },
  },
  'AWS::EC2::VPCEndpoint': {
    ...ec2('vpc-endpoint'),
    update: ['ec2:ModifyVpcEndpoint'],
    delete: ['ec2:DeleteVpcEndpoints'],
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    create: ['application-autoscaling:RegisterScalableTarget'],
    update: ['application-autoscaling:RegisterScalableTarget'],
    delete: ['application-autoscaling:DeregisterScalableTarget'],
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    create: ['application-autoscaling:PutScalingPolicy'],
    update: ['application-autoscaling:PutScalingPolicy'],
  },
  'AWS::CodeDeploy::Application': {
    arn: 'codedeploy:{region}:{account}:application:{id}',
    name: 'ApplicationName',
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    arn: 'codedeploy:{region}:{account}:deploymentgroup:{ApplicationName}/{id}',
    name: 'DeploymentGroupName',
    passes: { ServiceRoleArn: 'codedeploy.amazonaws.com' },
  },
  'AWS::Cognito::UserPool': {
    arn: 'cognito-idp:{region}:{account}:userpool/{id}',
    makes: '*',
  },
  'AWS::Cognito::UserPoolClient': { arn: 'cognito-idp:{region}:{account}:userpool/{UserPoolId}' },
  'AWS::Kinesis::Stream': {
    arn: 'kinesis:{region}:{account}:stream/{id}',
    name: 'Name',
    update: [],
    changes: {
      ShardCount: ['kinesis:UpdateShardCount'],
      StreamModeDetails: ['kinesis:UpdateStreamMode'],
    },
    when: { StreamEncryption: ['kinesis:StartStreamEncryption'] },
    without: { StreamEncryption: ['kinesis:StopStreamEncryption'] },
  },
};
