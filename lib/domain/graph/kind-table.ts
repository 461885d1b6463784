/**
 * What can be on a picture: one row a kind, with the types of both engines that are it. The only such table: edges,
 * findings, cost, metrics and drawing all ask here. `folds.ts` lists the types that are folded into these.
 * Over 200 lines because it is data.
 */
export type KindRow = {
  /** Folder and name of the artwork in `aws-icons`. */
  readonly icon: string;
  /** What the console calls it: the line under a name. */
  readonly label?: string;
  /** The box it is drawn in: its subnet, its VPC, the region, or nothing of AWS. */
  readonly inside: 'outside' | 'global' | 'region' | 'vpc' | 'subnet';
  /** Column of the data flow; without one it is no part of a request's way. */
  readonly tier?: 'client' | 'edge' | 'compute' | 'data' | 'asynchronous' | 'monitoring';
  /** Service name in IAM actions, where a role's statements can draw a line to it. */
  readonly iam?: string;
  readonly types: readonly string[];
};

const service = (name: string) => `architecture-service/${name}`;
const resource = (name: string) => `resource/${name}`;

const GATEWAY = service('AmazonAPIGateway');
const EVENTS = service('AmazonEventBridge');
const WATCH = service('AmazonCloudWatch');
const NET = service('AmazonVirtualPrivateCloud');

const types = (...names: readonly string[]): { readonly types: readonly string[] } => ({ types: names });
const edge = { inside: 'region', tier: 'edge' } as const;
const worldwide = { inside: 'global', tier: 'edge' } as const;
const compute = { inside: 'region', tier: 'compute' } as const;
const store = { inside: 'region', tier: 'data' } as const;
const inSubnets = { inside: 'subnet', tier: 'data' } as const;
const later = { inside: 'region', tier: 'asynchronous' } as const;
const region = { inside: 'region' } as const;
const network = { inside: 'vpc' } as const;

export const KIND_TABLE = {
  client: { icon: resource('Users'), inside: 'outside', tier: 'client', types: [] },
  person: { icon: resource('User'), label: 'Person', inside: 'outside', tier: 'client', types: [] },
  external: {
    icon: resource('GenericApplication'),
    label: 'External system',
    inside: 'outside',
    tier: 'client',
    types: [],
  },
  internet: { icon: resource('Internet'), inside: 'outside', types: [] },

  cdn: {
    icon: service('AmazonCloudFront'),
    label: 'CloudFront',
    ...worldwide,
    ...types('aws_cloudfront_distribution', 'AWS::CloudFront::Distribution'),
  },
  'edge-function': {
    icon: resource('AmazonCloudFrontFunctions'),
    label: 'CloudFront function',
    ...worldwide,
    ...types('aws_cloudfront_function', 'AWS::CloudFront::Function'),
  },
  firewall: {
    icon: service('AWSWAF'),
    label: 'WAF web ACL',
    ...edge,
    ...types(
      'aws_wafv2_web_acl',
      'aws_waf_web_acl',
      'aws_wafregional_web_acl',
      'AWS::WAFv2::WebACL',
      'AWS::WAF::WebACL',
    ),
  },
  'dns-zone': {
    icon: service('AmazonRoute53'),
    label: 'Route 53 zone',
    inside: 'global',
    ...types('aws_route53_zone', 'AWS::Route53::HostedZone'),
  },
  certificate: {
    icon: service('AWSCertificateManager'),
    label: 'Certificate',
    ...region,
    ...types('aws_acm_certificate', 'AWS::CertificateManager::Certificate'),
  },
  'rest-api': {
    icon: GATEWAY,
    label: 'API Gateway · REST',
    ...edge,
    ...types('aws_api_gateway_rest_api', 'AWS::ApiGateway::RestApi'),
  },
  'http-api': {
    icon: GATEWAY,
    label: 'API Gateway · HTTP',
    ...edge,
    ...types('aws_apigatewayv2_api', 'AWS::ApiGatewayV2::Api'),
  },
  'graphql-api': {
    icon: service('AWSAppSync'),
    label: 'AppSync API',
    ...edge,
    ...types('aws_appsync_graphql_api', 'AWS::AppSync::GraphQLApi', 'AWS::AppSync::Api'),
  },
  'api-domain': {
    icon: GATEWAY,
    label: 'Custom domain',
    ...region,
    ...types(
      'aws_api_gateway_domain_name',
      'aws_apigatewayv2_domain_name',
      'AWS::ApiGateway::DomainName',
      'AWS::ApiGatewayV2::DomainName',
    ),
  },
  'vpc-link': {
    icon: resource('AmazonAPIGatewayEndpoint'),
    label: 'VPC link',
    ...edge,
    ...types(
      'aws_api_gateway_vpc_link',
      'aws_apigatewayv2_vpc_link',
      'AWS::ApiGateway::VpcLink',
      'AWS::ApiGatewayV2::VpcLink',
    ),
  },
  'load-balancer': {
    icon: service('ElasticLoadBalancing'),
    label: 'Load balancer',
    inside: 'vpc',
    tier: 'edge',
    ...types(
      'aws_lb',
      'aws_alb',
      'aws_elb',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::ElasticLoadBalancing::LoadBalancer',
    ),
  },
  'target-group': {
    icon: resource('ElasticLoadBalancingApplicationLoadBalancer'),
    label: 'Target group',
    inside: 'vpc',
    tier: 'edge',
    ...types('aws_lb_target_group', 'aws_alb_target_group', 'AWS::ElasticLoadBalancingV2::TargetGroup'),
  },
  'user-pool': {
    icon: service('AmazonCognito'),
    label: 'Cognito user pool',
    ...edge,
    iam: 'cognito-idp',
    ...types('aws_cognito_user_pool', 'AWS::Cognito::UserPool'),
  },
  'identity-pool': {
    icon: service('AmazonCognito'),
    label: 'Cognito identity pool',
    ...edge,
    ...types('aws_cognito_identity_pool', 'AWS::Cognito::IdentityPool'),
  },

  function: {
    icon: service('AWSLambda'),
    label: 'Lambda',
    ...compute,
    iam: 'lambda',
    ...types('aws_lambda_function', 'AWS::Lambda::Function', 'AWS::Serverless::Function'),
  },
  layer: {
    icon: service('AWSLambda'),
    label: 'Lambda layer',
    ...region,
    ...types('aws_lambda_layer_version', 'AWS::Lambda::LayerVersion', 'AWS::Serverless::LayerVersion'),
  },
  'state-machine': {
    icon: service('AWSStepFunctions'),
    label: 'Step Functions',
    ...compute,
    iam: 'states',
    ...types('aws_sfn_state_machine', 'AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine'),
  },
  activity: {
    icon: service('AWSStepFunctions'),
    label: 'Step Functions activity',
    ...compute,
    ...types('aws_sfn_activity', 'AWS::StepFunctions::Activity'),
  },
  'container-cluster': {
    icon: service('AmazonElasticContainerService'),
    label: 'ECS cluster',
    ...region,
    ...types('aws_ecs_cluster', 'AWS::ECS::Cluster'),
  },
  'container-service': {
    icon: service('AmazonElasticContainerService'),
    label: 'ECS service',
    inside: 'vpc',
    tier: 'compute',
    ...types('aws_ecs_service', 'AWS::ECS::Service'),
  },
  'container-task': {
    icon: service('AWSFargate'),
    label: 'ECS task',
    ...compute,
    iam: 'ecs',
    ...types('aws_ecs_task_definition', 'AWS::ECS::TaskDefinition'),
  },
  'kubernetes-cluster': {
    icon: service('AmazonElasticKubernetesService'),
    label: 'EKS cluster',
    inside: 'vpc',
    tier: 'compute',
    ...types('aws_eks_cluster', 'AWS::EKS::Cluster'),
  },
  'app-runner': {
    icon: service('AWSAppRunner'),
    label: 'App Runner service',
    ...compute,
    ...types('aws_apprunner_service', 'AWS::AppRunner::Service'),
  },
  instance: {
    icon: service('AmazonEC2'),
    label: 'EC2 instance',
    inside: 'subnet',
    tier: 'compute',
    ...types('aws_instance', 'AWS::EC2::Instance'),
  },
  'auto-scaling-group': {
    icon: service('AmazonEC2AutoScaling'),
    label: 'Auto Scaling group',
    inside: 'vpc',
    tier: 'compute',
    ...types('aws_autoscaling_group', 'AWS::AutoScaling::AutoScalingGroup'),
  },
  'launch-template': {
    icon: service('AmazonEC2'),
    label: 'Launch template',
    ...region,
    ...types(
      'aws_launch_template',
      'aws_launch_configuration',
      'AWS::EC2::LaunchTemplate',
      'AWS::AutoScaling::LaunchConfiguration',
    ),
  },
  'job-queue': {
    icon: service('AWSBatch'),
    label: 'Batch job queue',
    ...compute,
    ...types('aws_batch_job_queue', 'AWS::Batch::JobQueue'),
  },
  job: {
    icon: service('AWSBatch'),
    label: 'Batch job definition',
    ...compute,
    ...types('aws_batch_job_definition', 'AWS::Batch::JobDefinition'),
  },
  'source-repository': {
    icon: service('AWSCodeCommit'),
    label: 'CodeCommit repository',
    ...region,
    ...types('aws_codecommit_repository', 'AWS::CodeCommit::Repository'),
  },
  'build-project': {
    icon: service('AWSCodeBuild'),
    label: 'CodeBuild project',
    ...region,
    ...types('aws_codebuild_project', 'AWS::CodeBuild::Project'),
  },
  pipeline: {
    icon: service('AWSCodePipeline'),
    label: 'CodePipeline',
    ...region,
    ...types('aws_codepipeline', 'AWS::CodePipeline::Pipeline'),
  },
  'deployment-application': {
    icon: service('AWSCodeDeploy'),
    label: 'CodeDeploy',
    ...region,
    ...types('aws_codedeploy_app', 'AWS::CodeDeploy::Application'),
  },
  'deployment-configuration': {
    icon: service('AWSCodeDeploy'),
    label: 'CodeDeploy configuration',
    ...region,
    ...types('aws_codedeploy_deployment_config', 'AWS::CodeDeploy::DeploymentConfig'),
  },

  table: {
    icon: service('AmazonDynamoDB'),
    label: 'DynamoDB table',
    ...store,
    iam: 'dynamodb',
    ...types(
      'aws_dynamodb_table',
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::GlobalTable',
      'AWS::Serverless::SimpleTable',
    ),
  },
  bucket: {
    icon: service('AmazonSimpleStorageService'),
    label: 'S3 bucket',
    ...store,
    iam: 's3',
    ...types('aws_s3_bucket', 'AWS::S3::Bucket'),
  },
  database: {
    icon: service('AmazonRDS'),
    label: 'RDS database',
    ...inSubnets,
    iam: 'rds-data',
    ...types('aws_db_instance', 'aws_rds_cluster', 'AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'),
  },
  'database-proxy': {
    icon: resource('AmazonRDSProxyInstance'),
    label: 'RDS proxy',
    ...inSubnets,
    ...types('aws_db_proxy', 'AWS::RDS::DBProxy'),
  },
  'document-database': {
    icon: service('AmazonDocumentDB'),
    label: 'DocumentDB',
    ...inSubnets,
    ...types('aws_docdb_cluster', 'AWS::DocDB::DBCluster'),
  },
  'graph-database': {
    icon: service('AmazonNeptune'),
    label: 'Neptune',
    ...inSubnets,
    ...types('aws_neptune_cluster', 'AWS::Neptune::DBCluster'),
  },
  warehouse: {
    icon: service('AmazonRedshift'),
    label: 'Redshift',
    ...inSubnets,
    ...types(
      'aws_redshift_cluster',
      'aws_redshiftserverless_workgroup',
      'AWS::Redshift::Cluster',
      'AWS::RedshiftServerless::Workgroup',
    ),
  },
  cache: {
    icon: service('AmazonElastiCache'),
    label: 'ElastiCache',
    ...inSubnets,
    ...types(
      'aws_elasticache_cluster',
      'aws_elasticache_replication_group',
      'aws_elasticache_serverless_cache',
      'AWS::ElastiCache::CacheCluster',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::ElastiCache::ServerlessCache',
    ),
  },
  search: {
    icon: service('AmazonOpenSearchService'),
    label: 'OpenSearch domain',
    ...inSubnets,
    iam: 'es',
    ...types(
      'aws_opensearch_domain',
      'aws_elasticsearch_domain',
      'AWS::OpenSearchService::Domain',
      'AWS::Elasticsearch::Domain',
    ),
  },
  'file-system': {
    icon: service('AmazonEFS'),
    label: 'EFS file system',
    ...store,
    ...types('aws_efs_file_system', 'AWS::EFS::FileSystem'),
  },
  'time-series': {
    icon: service('AmazonTimestream'),
    label: 'Timestream table',
    ...store,
    ...types('aws_timestreamwrite_table', 'AWS::Timestream::Table'),
  },
  secret: {
    icon: service('AWSSecretsManager'),
    label: 'Secrets Manager',
    ...region,
    iam: 'secretsmanager',
    ...types('aws_secretsmanager_secret', 'AWS::SecretsManager::Secret'),
  },
  parameter: {
    icon: service('AWSSystemsManager'),
    label: 'Parameter Store',
    ...region,
    iam: 'ssm',
    ...types('aws_ssm_parameter', 'AWS::SSM::Parameter'),
  },
  configuration: {
    icon: service('AWSAppConfig'),
    label: 'AppConfig',
    ...region,
    ...types('aws_appconfig_application', 'AWS::AppConfig::Application'),
  },
  key: {
    icon: service('AWSKeyManagementService'),
    label: 'KMS key',
    ...region,
    ...types('aws_kms_key', 'AWS::KMS::Key'),
  },
  'image-registry': {
    icon: service('AmazonElasticContainerRegistry'),
    label: 'ECR repository',
    ...region,
    ...types('aws_ecr_repository', 'AWS::ECR::Repository'),
  },
  'etl-job': {
    icon: service('AWSGlue'),
    label: 'Glue job',
    ...compute,
    iam: 'glue',
    ...types('aws_glue_job', 'AWS::Glue::Job'),
  },
  catalog: {
    icon: service('AWSGlue'),
    label: 'Glue database',
    ...store,
    ...types('aws_glue_catalog_database', 'AWS::Glue::Database'),
  },
  'query-engine': {
    icon: service('AmazonAthena'),
    label: 'Athena workgroup',
    ...region,
    ...types('aws_athena_workgroup', 'AWS::Athena::WorkGroup'),
  },

  queue: {
    icon: service('AmazonSimpleQueueService'),
    label: 'SQS queue',
    ...later,
    iam: 'sqs',
    ...types('aws_sqs_queue', 'AWS::SQS::Queue'),
  },
  topic: {
    icon: service('AmazonSimpleNotificationService'),
    label: 'SNS topic',
    ...later,
    iam: 'sns',
    ...types('aws_sns_topic', 'AWS::SNS::Topic'),
  },
  bus: {
    icon: EVENTS,
    label: 'EventBridge bus',
    ...later,
    iam: 'events',
    ...types('aws_cloudwatch_event_bus', 'AWS::Events::EventBus'),
  },
  rule: {
    icon: EVENTS,
    label: 'EventBridge rule',
    ...later,
    ...types('aws_cloudwatch_event_rule', 'AWS::Events::Rule'),
  },
  schedule: {
    icon: EVENTS,
    label: 'EventBridge schedule',
    ...later,
    ...types('aws_scheduler_schedule', 'AWS::Scheduler::Schedule'),
  },
  pipe: {
    icon: resource('AmazonEventBridgePipes'),
    label: 'EventBridge pipe',
    ...later,
    ...types('aws_pipes_pipe', 'AWS::Pipes::Pipe'),
  },
  'data-stream': {
    icon: service('AmazonKinesisDataStreams'),
    label: 'Kinesis stream',
    ...later,
    iam: 'kinesis',
    ...types('aws_kinesis_stream', 'AWS::Kinesis::Stream'),
  },
  'delivery-stream': {
    icon: service('AmazonDataFirehose'),
    label: 'Data Firehose',
    ...later,
    iam: 'firehose',
    ...types('aws_kinesis_firehose_delivery_stream', 'AWS::KinesisFirehose::DeliveryStream'),
  },
  broker: {
    icon: service('AmazonMQ'),
    label: 'Amazon MQ broker',
    inside: 'subnet',
    tier: 'asynchronous',
    ...types('aws_mq_broker', 'AWS::AmazonMQ::Broker'),
  },
  kafka: {
    icon: service('AmazonManagedStreamingforApacheKafka'),
    label: 'MSK cluster',
    inside: 'subnet',
    tier: 'asynchronous',
    ...types(
      'aws_msk_cluster',
      'aws_msk_serverless_cluster',
      'AWS::MSK::Cluster',
      'AWS::MSK::ServerlessCluster',
    ),
  },
  email: {
    icon: service('AmazonSimpleEmailService'),
    label: 'SES identity',
    ...region,
    iam: 'ses',
    ...types(
      'aws_ses_email_identity',
      'aws_ses_domain_identity',
      'aws_sesv2_email_identity',
      'AWS::SES::EmailIdentity',
    ),
  },
  'mail-rule': {
    icon: service('AmazonSimpleEmailService'),
    label: 'SES receipt rule',
    ...region,
    ...types('aws_ses_receipt_rule', 'AWS::SES::ReceiptRule'),
  },
  'iot-rule': {
    icon: resource('AWSIoTRule'),
    label: 'IoT rule',
    ...later,
    ...types('aws_iot_topic_rule', 'AWS::IoT::TopicRule'),
  },

  connection: {
    icon: EVENTS,
    label: 'EventBridge connection',
    ...later,
    ...types('aws_cloudwatch_event_connection', 'AWS::Events::Connection'),
  },
  'api-destination': {
    icon: resource('AmazonEventBridgeSaasPartnerEvent'),
    label: 'API destination',
    ...later,
    ...types('aws_cloudwatch_event_api_destination', 'AWS::Events::ApiDestination'),
  },
  'schedule-group': {
    icon: resource('AmazonEventBridgeScheduler'),
    label: 'Schedule group',
    ...later,
    ...types('aws_scheduler_schedule_group', 'AWS::Scheduler::ScheduleGroup'),
  },
  'dns-record': {
    icon: resource('AmazonRoute53RouteTable'),
    label: 'Route 53 record',
    inside: 'global',
    ...types('AWS::Route53::RecordSetGroup'),
  },
  'dns-check': {
    icon: resource('AmazonRoute53ReadinessChecks'),
    label: 'Route 53 health check',
    inside: 'global',
    ...types('aws_route53_health_check', 'AWS::Route53::HealthCheck'),
  },
  'cdn-setting': {
    icon: service('AmazonCloudFront'),
    label: 'CloudFront policy',
    inside: 'global',
    ...types(
      'aws_cloudfront_cache_policy',
      'aws_cloudfront_origin_request_policy',
      'aws_cloudfront_response_headers_policy',
      'aws_cloudfront_origin_access_control',
      'aws_cloudfront_origin_access_identity',
      'aws_cloudfront_key_group',
      'aws_cloudfront_public_key',
      'AWS::CloudFront::CachePolicy',
      'AWS::CloudFront::OriginRequestPolicy',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::CloudFrontOriginAccessIdentity',
      'AWS::CloudFront::KeyGroup',
      'AWS::CloudFront::PublicKey',
    ),
  },
  'key-value-store': {
    icon: service('AmazonCloudFront'),
    label: 'CloudFront KeyValueStore',
    inside: 'global',
    ...types('aws_cloudfront_key_value_store', 'AWS::CloudFront::KeyValueStore'),
  },
  'subnet-group': {
    icon: service('AmazonRDS'),
    label: 'Subnet group',
    ...network,
    ...types(
      'aws_db_subnet_group',
      'aws_elasticache_subnet_group',
      'aws_redshift_subnet_group',
      'aws_docdb_subnet_group',
      'aws_neptune_subnet_group',
      'aws_memorydb_subnet_group',
      'aws_dax_subnet_group',
      'AWS::RDS::DBSubnetGroup',
      'AWS::ElastiCache::SubnetGroup',
      'AWS::Redshift::ClusterSubnetGroup',
      'AWS::DocDB::DBSubnetGroup',
      'AWS::Neptune::DBSubnetGroup',
      'AWS::MemoryDB::SubnetGroup',
      'AWS::DAX::SubnetGroup',
    ),
  },
  'database-setting': {
    icon: service('AmazonRDS'),
    label: 'Parameter group',
    ...region,
    ...types(
      'aws_db_parameter_group',
      'aws_rds_cluster_parameter_group',
      'aws_db_option_group',
      'aws_elasticache_parameter_group',
      'aws_redshift_parameter_group',
      'aws_docdb_cluster_parameter_group',
      'aws_neptune_cluster_parameter_group',
      'AWS::RDS::DBParameterGroup',
      'AWS::RDS::DBClusterParameterGroup',
      'AWS::RDS::OptionGroup',
      'AWS::ElastiCache::ParameterGroup',
      'AWS::Redshift::ClusterParameterGroup',
      'AWS::DocDB::DBClusterParameterGroup',
      'AWS::Neptune::DBClusterParameterGroup',
      'AWS::Neptune::DBParameterGroup',
    ),
  },
  'search-collection': {
    icon: service('AmazonOpenSearchService'),
    label: 'OpenSearch collection',
    ...store,
    iam: 'aoss',
    ...types('aws_opensearchserverless_collection', 'AWS::OpenSearchServerless::Collection'),
  },
  'search-policy': {
    icon: service('AmazonOpenSearchService'),
    label: 'OpenSearch policy',
    ...region,
    ...types(
      'aws_opensearchserverless_access_policy',
      'aws_opensearchserverless_security_policy',
      'AWS::OpenSearchServerless::AccessPolicy',
      'AWS::OpenSearchServerless::SecurityPolicy',
    ),
  },
  ingestion: {
    icon: resource('AmazonOpenSearchServiceOpenSearchIngestion'),
    label: 'OpenSearch Ingestion',
    ...later,
    ...types('aws_osis_pipeline', 'AWS::OSIS::Pipeline'),
  },
  crawler: {
    icon: resource('AWSGlueCrawler'),
    label: 'Glue crawler',
    ...compute,
    iam: 'glue',
    ...types('aws_glue_crawler', 'AWS::Glue::Crawler'),
  },
  'compute-environment': {
    icon: service('AWSBatch'),
    label: 'Batch compute environment',
    ...compute,
    ...types('aws_batch_compute_environment', 'AWS::Batch::ComputeEnvironment'),
  },
  'stream-processor': {
    icon: service('AmazonManagedServiceforApacheFlink'),
    label: 'Managed Flink application',
    ...compute,
    ...types(
      'aws_kinesisanalyticsv2_application',
      'AWS::KinesisAnalyticsV2::Application',
      'AWS::KinesisAnalytics::Application',
    ),
  },
  'access-key-plan': {
    icon: resource('AmazonAPIGatewayEndpoint'),
    label: 'API key or usage plan',
    ...region,
    ...types(
      'aws_api_gateway_usage_plan',
      'aws_api_gateway_api_key',
      'AWS::ApiGateway::UsagePlan',
      'AWS::ApiGateway::ApiKey',
    ),
  },
  'saved-query': {
    icon: resource('AmazonCloudWatchLogs'),
    label: 'Logs Insights query',
    ...region,
    ...types('aws_cloudwatch_query_definition', 'AWS::Logs::QueryDefinition'),
  },
  scaling: {
    icon: service('AWSApplicationAutoScaling'),
    label: 'Scaling policy',
    ...region,
    types: [],
  },
  'custom-resource': {
    icon: resource('AWSCloudFormationTemplate'),
    label: 'Custom resource',
    ...region,
    ...types('AWS::CloudFormation::CustomResource'),
  },
  agent: {
    icon: service('AmazonBedrock'),
    label: 'Bedrock agent',
    ...compute,
    iam: 'bedrock',
    ...types('aws_bedrockagent_agent', 'AWS::Bedrock::Agent'),
  },
  'knowledge-base': {
    icon: service('AmazonBedrock'),
    label: 'Bedrock knowledge base',
    ...store,
    ...types('aws_bedrockagent_knowledge_base', 'AWS::Bedrock::KnowledgeBase'),
  },
  'model-endpoint': {
    icon: service('AmazonSageMakerAI'),
    label: 'SageMaker endpoint',
    ...compute,
    iam: 'sagemaker',
    ...types('aws_sagemaker_endpoint', 'AWS::SageMaker::Endpoint'),
  },
  namespace: {
    icon: resource('AWSCloudMapNamespace'),
    label: 'Cloud Map namespace',
    ...region,
    ...types(
      'aws_service_discovery_private_dns_namespace',
      'aws_service_discovery_http_namespace',
      'aws_service_discovery_public_dns_namespace',
      'AWS::ServiceDiscovery::PrivateDnsNamespace',
      'AWS::ServiceDiscovery::HttpNamespace',
      'AWS::ServiceDiscovery::PublicDnsNamespace',
    ),
  },
  'distributed-database': {
    icon: service('AmazonAurora'),
    label: 'Aurora DSQL',
    ...store,
    iam: 'dsql',
    ...types('aws_dsql_cluster', 'AWS::DSQL::Cluster'),
  },
  'memory-database': {
    icon: service('AmazonMemoryDB'),
    label: 'MemoryDB',
    ...inSubnets,
    ...types('aws_memorydb_cluster', 'AWS::MemoryDB::Cluster'),
  },
  'table-cache': {
    icon: resource('AmazonDynamoDBAmazonDynamoDBAccelerator'),
    label: 'DynamoDB Accelerator',
    ...inSubnets,
    ...types('aws_dax_cluster', 'AWS::DAX::Cluster'),
  },
  'file-server': {
    icon: service('AWSTransferFamily'),
    label: 'Transfer server',
    ...edge,
    ...types('aws_transfer_server', 'AWS::Transfer::Server'),
  },
  thing: {
    icon: resource('AWSIoTThingGeneric'),
    label: 'IoT thing',
    ...edge,
    ...types('aws_iot_thing', 'AWS::IoT::Thing'),
  },

  role: {
    icon: service('AWSIdentityandAccessManagement'),
    ...region,
    ...types('aws_iam_role', 'AWS::IAM::Role'),
  },
  user: {
    icon: service('AWSIdentityandAccessManagement'),
    label: 'IAM user',
    ...region,
    ...types('aws_iam_user', 'AWS::IAM::User'),
  },
  policy: {
    icon: service('AWSIdentityandAccessManagement'),
    label: 'IAM policy',
    ...region,
    ...types('aws_iam_policy', 'AWS::IAM::ManagedPolicy'),
  },
  alarm: {
    icon: WATCH,
    ...region,
    ...types(
      'aws_cloudwatch_metric_alarm',
      'aws_cloudwatch_composite_alarm',
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::CompositeAlarm',
    ),
  },
  dashboard: {
    icon: WATCH,
    ...region,
    ...types('aws_cloudwatch_dashboard', 'AWS::CloudWatch::Dashboard'),
  },
  canary: {
    icon: resource('AmazonCloudWatchSynthetics'),
    label: 'Synthetics canary',
    ...region,
    ...types('aws_synthetics_canary', 'AWS::Synthetics::Canary'),
  },
  'log-group': {
    icon: WATCH,
    ...region,
    ...types('aws_cloudwatch_log_group', 'AWS::Logs::LogGroup'),
  },
  trail: {
    icon: service('AWSCloudTrail'),
    label: 'CloudTrail',
    ...region,
    ...types('aws_cloudtrail', 'AWS::CloudTrail::Trail'),
  },
  'backup-plan': {
    icon: service('AWSBackup'),
    label: 'Backup plan',
    ...region,
    ...types('aws_backup_plan', 'AWS::Backup::BackupPlan'),
  },

  vpc: { icon: NET, ...region, ...types('aws_vpc', 'aws_default_vpc', 'AWS::EC2::VPC') },
  subnet: { icon: NET, ...network, ...types('aws_subnet', 'aws_default_subnet', 'AWS::EC2::Subnet') },
  zone: { icon: NET, ...network, types: [] },
  'security-group': { icon: NET, ...network, ...types('aws_security_group', 'AWS::EC2::SecurityGroup') },
  'nat-gateway': {
    icon: resource('AmazonVPCNATGateway'),
    label: 'NAT gateway + EIP',
    inside: 'subnet',
    ...types('aws_nat_gateway', 'AWS::EC2::NatGateway'),
  },
  'internet-gateway': {
    icon: resource('AmazonVPCInternetGateway'),
    label: 'Internet gateway',
    ...network,
    ...types('aws_internet_gateway', 'AWS::EC2::InternetGateway'),
  },
  'transit-gateway': {
    icon: service('AWSTransitGateway'),
    label: 'Transit gateway',
    ...region,
    ...types('aws_ec2_transit_gateway', 'AWS::EC2::TransitGateway'),
  },
  peering: {
    icon: resource('AmazonVPCPeeringConnection'),
    label: 'VPC peering',
    ...region,
    ...types('aws_vpc_peering_connection', 'AWS::EC2::VPCPeeringConnection'),
  },
  'vpc-endpoint': {
    icon: resource('AmazonVPCEndpoints'),
    ...network,
    ...types('aws_vpc_endpoint', 'AWS::EC2::VPCEndpoint'),
  },
  'route-table': {
    icon: resource('AmazonVPCRouter'),
    ...network,
    ...types('aws_route_table', 'AWS::EC2::RouteTable'),
  },
  'network-acl': {
    icon: resource('AmazonVPCNetworkAccessControlList'),
    ...network,
    ...types('aws_network_acl', 'AWS::EC2::NetworkAcl'),
  },
  'network-interface': {
    icon: resource('AmazonVPCElasticNetworkInterface'),
    label: 'Lambda interface',
    inside: 'subnet',
    ...types('aws_network_interface', 'AWS::EC2::NetworkInterface'),
  },
  address: {
    icon: resource('AmazonVPCElasticNetworkInterface'),
    ...region,
    ...types('aws_eip', 'AWS::EC2::EIP'),
  },
  stack: {
    icon: service('AWSCloudFormation'),
    label: 'CloudFormation stack',
    ...region,
    ...types('aws_cloudformation_stack', 'AWS::CloudFormation::Stack', 'AWS::Serverless::Application'),
  },
  /** A box of `portal.yaml`. */
  group: { icon: NET, ...region, types: [] },
  /** A type that no row names: its icon comes from its service, its label is its type. */
  other: { icon: service('AWSCloudControlAPI'), ...region, types: [] },
} as const satisfies Readonly<Record<string, KindRow>>;

export type NodeKind = keyof typeof KIND_TABLE;
