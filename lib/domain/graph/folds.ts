import type { NodeKind } from './kind-table.ts';

/** A part that serves something else is listed with it, not drawn: where it names its host. */
export type Fold = { readonly paths: readonly string[]; readonly kinds: readonly NodeKind[] };

const fold = (kinds: NodeKind | readonly NodeKind[], ...paths: readonly string[]): Fold => ({
  paths,
  kinds: typeof kinds === 'string' ? [kinds] : kinds,
});

const restApi = fold('rest-api', 'restApiId');
const httpApi = fold('http-api', 'apiId');
const graphqlApi = fold('graphql-api', 'apiId');
const bucket = fold('bucket', 'bucket');
const role = fold('role', 'role', 'roleName', 'roles');
const lambda = fold('function', 'functionName', 'targetFunctionArn');
const userPool = fold('user-pool', 'userPoolId');
const balancer = fold('load-balancer', 'loadBalancerArn', 'listenerArn');
const topic = fold('topic', 'topicArn', 'arn', 'topics');
const logGroup = fold('log-group', 'logGroupName');

/** The first that fits wins: what is told apart stands before what takes the rest. */
const FOLDS: readonly (readonly [RegExp, Fold])[] = [
  [
    /^AWS::StepFunctions::StateMachine(Version|Alias)$|^aws_sfn_alias$/,
    fold('state-machine', 'stateMachineArn', 'stateMachineRevisionArn', 'routingConfiguration'),
  ],
  [/^AWS::Glue::Table$|^aws_glue_catalog_table$/, fold('catalog', 'databaseName')],
  [/^AWS::ServiceDiscovery::Service$|^aws_service_discovery_service$/, fold('namespace', 'namespaceId')],
  [
    /^AWS::ApiGateway::UsagePlanKey$|^aws_api_gateway_usage_plan_key$/,
    fold('access-key-plan', 'usagePlanId'),
  ],
  [
    /^AWS::AutoScaling::(LifecycleHook|ScalingPolicy|ScheduledAction|WarmPool)$/,
    fold('auto-scaling-group', 'autoScalingGroupName'),
  ],
  [/^AWS::RDS::DBInstance$/, fold('database', 'dbClusterIdentifier')],
  [/^AWS::DocDB::DBInstance$/, fold('document-database', 'dbClusterIdentifier')],
  [/^AWS::Neptune::DBInstance$/, fold('graph-database', 'dbClusterIdentifier')],
  [/^AWS::Bedrock::AgentAlias$/, fold('agent', 'agentId')],
  [/^AWS::Bedrock::DataSource$/, fold('knowledge-base', 'knowledgeBaseId')],
  [/^AWS::S3::(AccessPoint|StorageLensGroup)$/, fold('bucket', 'bucket')],
  [
    /^aws_lambda_(permission|alias|event_source_mapping|function_(url|event_invoke_config|recursion_config)|provisioned.*|runtime_management_config)$/,
    lambda,
  ],
  [/^AWS::Lambda::(Permission|Alias|Version|EventSourceMapping|Url|EventInvokeConfig)$/, lambda],
  [/^aws_lambda_layer_version_permission$/, fold('layer', 'layerName')],
  [/^AWS::Lambda::LayerVersionPermission$/, fold('layer', 'layerVersionArn')],
  [/^aws_api_gateway_(?!rest_api$|account$|api_key$|usage_plan|domain_name$|vpc_link$)/, restApi],
  [
    /^AWS::ApiGateway::(Deployment|Stage|Resource|Method|GatewayResponse|Model|RequestValidator|Authorizer|BasePathMapping|Documentation.*)$/,
    restApi,
  ],
  [/^aws_apigatewayv2_(?!api$|domain_name$|vpc_link$)/, httpApi],
  [
    /^AWS::ApiGatewayV2::(Deployment|Stage|Route|Integration|Authorizer|ApiMapping|Model|RouteResponse)$/,
    httpApi,
  ],
  [/^aws_appsync_(datasource|resolver|function|api_key|domain_name_api_association)$/, graphqlApi],
  [/^AWS::AppSync::(DataSource|Resolver|FunctionConfiguration|GraphQLSchema|ApiKey)$/, graphqlApi],
  [/^aws_s3_(bucket_|object$)/, bucket],
  [/^AWS::S3::BucketPolicy$/, bucket],
  [/^aws_iam_role_(policy|policy_attachment|policies_exclusive|policy_attachments_exclusive)$/, role],
  [/^aws_iam_(policy_attachment|instance_profile)$/, role],
  [/^AWS::IAM::(Policy|RolePolicy|InstanceProfile)$/, role],
  [
    /^(aws_route|aws_route_table_association|aws_main_route_table_association)$/,
    fold('route-table', 'routeTableId'),
  ],
  [/^AWS::EC2::(Route|SubnetRouteTableAssociation)$/, fold('route-table', 'routeTableId')],
  [/^aws_vpc_endpoint_/, fold('vpc-endpoint', 'vpcEndpointId')],
  [/^AWS::EC2::VPCGatewayAttachment$/, fold('internet-gateway', 'internetGatewayId')],
  [/^aws_internet_gateway_attachment$/, fold('internet-gateway', 'internetGatewayId')],
  [/^aws_nat_gateway_eip_association$/, fold('nat-gateway', 'natGatewayId')],
  [/^aws_eip_association$|^AWS::EC2::EIPAssociation$/, fold('address', 'allocationId')],
  [
    /^(aws_security_group_rule|aws_vpc_security_group_(e|in)gress_rule)$/,
    fold('security-group', 'securityGroupId'),
  ],
  [/^AWS::EC2::SecurityGroup(E|In)gress$/, fold('security-group', 'groupId')],
  [/^aws_network_acl_(rule|association)$/, fold('network-acl', 'networkAclId')],
  [/^AWS::EC2::(NetworkAclEntry|SubnetNetworkAclAssociation)$/, fold('network-acl', 'networkAclId')],
  [/^aws_default_(security_group|network_acl|route_table)$|^aws_flow_log$/, fold('vpc', 'vpcId')],
  [/^aws_vpc_(ipv4_cidr_block_association|dhcp_options_association)$/, fold('vpc', 'vpcId')],
  [/^AWS::EC2::(FlowLog|VPCCidrBlock|VPCDHCPOptionsAssociation)$/, fold('vpc', 'resourceId', 'vpcId')],
  [/^aws_cloudwatch_event_target$/, fold('rule', 'rule')],
  [/^aws_cloudwatch_event_(bus_policy|permission|archive)$/, fold('bus', 'eventBusName', 'eventSourceArn')],
  [/^AWS::Events::(EventBusPolicy|Archive)$/, fold('bus', 'eventBusName', 'sourceArn')],
  [/^aws_sqs_queue_/, fold('queue', 'queueUrl')],
  [/^AWS::SQS::Queue(Inline)?Policy$/, fold('queue', 'queues', 'queue')],
  [/^aws_sns_topic_(subscription|policy|data_protection_policy)$/, topic],
  [/^AWS::SNS::(Subscription|Topic(Inline)?Policy)$/, topic],
  [/^aws_secretsmanager_secret_/, fold('secret', 'secretId', 'secretArn')],
  [
    /^AWS::SecretsManager::(ResourcePolicy|RotationSchedule|SecretTargetAttachment)$/,
    fold('secret', 'secretId'),
  ],
  [/^aws_kms_(alias|key_policy|grant)$/, fold('key', 'targetKeyId', 'keyId')],
  [/^AWS::KMS::Alias$/, fold('key', 'targetKeyId')],
  [
    /^aws_appautoscaling_|^AWS::ApplicationAutoScaling::/,
    fold(
      ['table', 'container-service', 'function', 'database', 'cache', 'kafka', 'model-endpoint'],
      'resourceId',
      'scalingTargetId',
    ),
  ],
  [/^aws_dynamodb_(?!table$)/, fold('table', 'tableName', 'resourceArn')],
  [/^aws_cloudwatch_log_(metric_filter|subscription_filter|stream|data_protection_policy)$/, logGroup],
  [/^AWS::Logs::(MetricFilter|SubscriptionFilter|LogStream)$/, logGroup],
  [/^aws_(lb|alb)_listener(_rule|_certificate)?$/, balancer],
  [/^AWS::ElasticLoadBalancingV2::Listener(Rule|Certificate)?$/, balancer],
  [/^aws_(lb|alb)_target_group_attachment$/, fold('target-group', 'targetGroupArn')],
  [
    /^aws_wafv2_(web_acl_association|web_acl_logging_configuration)$/,
    fold('firewall', 'webAclArn', 'resourceArn'),
  ],
  [/^AWS::WAFv2::(WebACLAssociation|LoggingConfiguration)$/, fold('firewall', 'webAclArn', 'resourceArn')],
  [/^aws_cognito_(user_pool_|user_group$|resource_server$|identity_provider$)/, userPool],
  [/^AWS::Cognito::(UserPool(Client|Domain|Group|ResourceServer|IdentityProvider)|UserPoolUser)$/, userPool],
  [
    /^aws_cognito_identity_pool_|^AWS::Cognito::IdentityPoolRoleAttachment$/,
    fold('identity-pool', 'identityPoolId'),
  ],
  [/^aws_route53_record$/, fold('dns-zone', 'zoneId')],
  [/^AWS::Route53::RecordSet$/, fold('dns-zone', 'hostedZoneId')],
  [/^aws_acm_certificate_validation$/, fold('certificate', 'certificateArn')],
  [/^aws_rds_cluster_instance$/, fold('database', 'clusterIdentifier')],
  [/^aws_db_proxy_/, fold('database-proxy', 'dbProxyName')],
  [/^AWS::RDS::DBProxyTargetGroup$/, fold('database-proxy', 'dbProxyName')],
  [/^aws_docdb_cluster_instance$/, fold('document-database', 'clusterIdentifier')],
  [/^aws_neptune_cluster_instance$/, fold('graph-database', 'clusterIdentifier')],
  [
    /^aws_efs_(mount_target|access_point|file_system_policy|backup_policy)$/,
    fold('file-system', 'fileSystemId'),
  ],
  [/^AWS::EFS::(MountTarget|AccessPoint)$/, fold('file-system', 'fileSystemId')],
  [/^aws_ecr_(lifecycle|repository)_policy$/, fold('image-registry', 'repository')],
  [/^aws_ecs_cluster_capacity_providers$/, fold('container-cluster', 'clusterName')],
  [/^aws_eks_(node_group|addon|fargate_profile|access_.*)$/, fold('kubernetes-cluster', 'clusterName')],
  [/^AWS::EKS::(Nodegroup|Addon|FargateProfile|AccessEntry)$/, fold('kubernetes-cluster', 'clusterName')],
  [
    /^aws_autoscaling_(policy|attachment|schedule|lifecycle_hook|notification)$/,
    fold('auto-scaling-group', 'autoscalingGroupName', 'groupNames'),
  ],
  [/^aws_kinesis_stream_consumer$|^AWS::Kinesis::StreamConsumer$/, fold('data-stream', 'streamArn')],
  [
    /^aws_appconfig_(?!application$)|^AWS::AppConfig::(Environment|ConfigurationProfile)$/,
    fold('configuration', 'applicationId'),
  ],
  [
    /^aws_codedeploy_deployment_group$|^AWS::CodeDeploy::DeploymentGroup$/,
    fold('deployment-application', 'applicationName', 'appName'),
  ],
  [/^aws_backup_selection$|^AWS::Backup::BackupSelection$/, fold('backup-plan', 'planId', 'backupPlanId')],
];

const known = new Map<string, Fold | undefined>();

/** @returns undefined for a type that is a node of its own. */
export function foldOf(type: string): Fold | undefined {
  if (!known.has(type)) known.set(type, FOLDS.find(([pattern]) => pattern.test(type))?.[1]);
  return known.get(type);
}
