import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldOf } from './folds.ts';
import { KIND_TABLE } from './kind-table.ts';
import { iconNameOf, kindOf } from './kinds.ts';

const rows = Object.entries(KIND_TABLE);
const typed = rows.filter(([, row]) => row.types.length > 0);
const types = rows.flatMap(([, row]) => row.types as readonly string[]);
/** A part of its cluster where it names one, else a node. */
const EITHER = ['AWS::RDS::DBInstance'];
const drawn = (icon: string) => existsSync(`node_modules/aws-icons/icons/${icon}.svg`);

describe('the table of kinds', () => {
  it('names at least 120 types of 40 kinds, each type once', () => {
    expect(new Set(types).size).toBe(types.length);
    expect(types.length).toBeGreaterThanOrEqual(120);
    expect(typed.length).toBeGreaterThanOrEqual(40);
  });

  it.each(rows)('has artwork for %s', (_, row) => {
    expect(drawn(row.icon)).toBe(true);
  });

  it.each(types.filter((type) => !EITHER.includes(type)))(
    'draws %s as a node, not as part of one',
    (type) => {
      expect(foldOf(type)).toBeUndefined();
    },
  );
});

/** One type of each engine, written out: what the table must not lose. */
it.each([
  ['aws_cloudfront_distribution', 'AWS::CloudFront::Distribution', 'cdn'],
  ['aws_cloudfront_function', 'AWS::CloudFront::Function', 'edge-function'],
  ['aws_wafv2_web_acl', 'AWS::WAFv2::WebACL', 'firewall'],
  ['aws_route53_zone', 'AWS::Route53::HostedZone', 'dns-zone'],
  ['aws_acm_certificate', 'AWS::CertificateManager::Certificate', 'certificate'],
  ['aws_api_gateway_rest_api', 'AWS::ApiGateway::RestApi', 'rest-api'],
  ['aws_apigatewayv2_api', 'AWS::ApiGatewayV2::Api', 'http-api'],
  ['aws_appsync_graphql_api', 'AWS::AppSync::GraphQLApi', 'graphql-api'],
  ['aws_lb', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'load-balancer'],
  ['aws_lb_target_group', 'AWS::ElasticLoadBalancingV2::TargetGroup', 'target-group'],
  ['aws_cognito_user_pool', 'AWS::Cognito::UserPool', 'user-pool'],
  ['aws_lambda_function', 'AWS::Lambda::Function', 'function'],
  ['aws_lambda_layer_version', 'AWS::Lambda::LayerVersion', 'layer'],
  ['aws_sfn_state_machine', 'AWS::StepFunctions::StateMachine', 'state-machine'],
  ['aws_ecs_cluster', 'AWS::ECS::Cluster', 'container-cluster'],
  ['aws_ecs_service', 'AWS::ECS::Service', 'container-service'],
  ['aws_ecs_task_definition', 'AWS::ECS::TaskDefinition', 'container-task'],
  ['aws_instance', 'AWS::EC2::Instance', 'instance'],
  ['aws_batch_job_queue', 'AWS::Batch::JobQueue', 'job-queue'],
  ['aws_dynamodb_table', 'AWS::DynamoDB::Table', 'table'],
  ['aws_s3_bucket', 'AWS::S3::Bucket', 'bucket'],
  ['aws_rds_cluster', 'AWS::RDS::DBCluster', 'database'],
  ['aws_db_proxy', 'AWS::RDS::DBProxy', 'database-proxy'],
  ['aws_elasticache_replication_group', 'AWS::ElastiCache::ReplicationGroup', 'cache'],
  ['aws_opensearch_domain', 'AWS::OpenSearchService::Domain', 'search'],
  ['aws_efs_file_system', 'AWS::EFS::FileSystem', 'file-system'],
  ['aws_secretsmanager_secret', 'AWS::SecretsManager::Secret', 'secret'],
  ['aws_ssm_parameter', 'AWS::SSM::Parameter', 'parameter'],
  ['aws_kms_key', 'AWS::KMS::Key', 'key'],
  ['aws_ecr_repository', 'AWS::ECR::Repository', 'image-registry'],
  ['aws_glue_job', 'AWS::Glue::Job', 'etl-job'],
  ['aws_sqs_queue', 'AWS::SQS::Queue', 'queue'],
  ['aws_sns_topic', 'AWS::SNS::Topic', 'topic'],
  ['aws_cloudwatch_event_bus', 'AWS::Events::EventBus', 'bus'],
  ['aws_cloudwatch_event_rule', 'AWS::Events::Rule', 'rule'],
  ['aws_scheduler_schedule', 'AWS::Scheduler::Schedule', 'schedule'],
  ['aws_pipes_pipe', 'AWS::Pipes::Pipe', 'pipe'],
  ['aws_kinesis_stream', 'AWS::Kinesis::Stream', 'data-stream'],
  ['aws_kinesis_firehose_delivery_stream', 'AWS::KinesisFirehose::DeliveryStream', 'delivery-stream'],
  ['aws_msk_cluster', 'AWS::MSK::Cluster', 'kafka'],
  ['aws_iam_role', 'AWS::IAM::Role', 'role'],
  ['aws_iam_policy', 'AWS::IAM::ManagedPolicy', 'policy'],
  ['aws_cloudwatch_metric_alarm', 'AWS::CloudWatch::Alarm', 'alarm'],
  ['aws_cloudwatch_log_group', 'AWS::Logs::LogGroup', 'log-group'],
  ['aws_vpc', 'AWS::EC2::VPC', 'vpc'],
  ['aws_subnet', 'AWS::EC2::Subnet', 'subnet'],
  ['aws_nat_gateway', 'AWS::EC2::NatGateway', 'nat-gateway'],
  ['aws_vpc_endpoint', 'AWS::EC2::VPCEndpoint', 'vpc-endpoint'],
])('calls %s and %s one kind: %s', (terraform, cloudFormation, kind) => {
  expect([kindOf(terraform), kindOf(cloudFormation)]).toEqual([kind, kind]);
});

it.each([
  ['aws_api_gateway_account', 'architecture-service/AmazonAPIGateway'],
  ['aws_guardduty_detector', 'architecture-service/AmazonGuardDuty'],
  ['AWS::Transfer::User', 'architecture-service/AWSTransferFamily'],
  ['aws_brand_new_thing', 'architecture-service/AWSCloudControlAPI'],
  ['My::Team::Bucket::MODULE', 'architecture-service/AWSCloudFormation'],
  ['constructor', 'architecture-service/AWSCloudControlAPI'],
  ['aws_constructor', 'architecture-service/AWSCloudControlAPI'],
])('gives %s, which no row names, the icon %s', (type, icon) => {
  expect(kindOf(type)).toBe('other');
  expect(iconNameOf({ kind: 'other', type })).toBe(icon);
  expect(drawn(icon)).toBe(true);
});
