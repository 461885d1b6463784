import { describe, expect, it } from 'vitest';
import type { AttributeChange } from './plan.ts';
import { risksOf } from './risk.ts';
import { isStateful, statefulTypes } from './stateful.ts';

const set = (path: string, after: string): AttributeChange => ({
  path,
  after,
  sensitive: false,
  unknownAfter: false,
  forcesReplacement: false,
});

const gone = (path: string): AttributeChange => {
  const { after: _, ...rest } = set(path, '');
  return rest;
};

describe('risks of a change', () => {
  it.each([
    ['aws_iam_role', 'create', [], ['iam']],
    ['aws_lambda_permission', 'update', [], ['iam']],
    ['AWS::Lambda::Permission', 'create', [], ['iam']],
    ['aws_dynamodb_table', 'replace', [], ['stateful-replace']],
    ['AWS::DynamoDB::Table', 'delete', [], ['stateful-delete']],
    ['aws_dynamodb_table', 'update', [], []],
    ['aws_subnet', 'create', [], ['network']],
    ['aws_lambda_function', 'update', [], []],
    ['aws_iam_policy_document', 'read', [], []],
    [
      'aws_vpc_security_group_ingress_rule',
      'create',
      [set('cidr_ipv4', '"0.0.0.0/0"')],
      ['public-exposure', 'network'],
    ],
    ['aws_lambda_function_url', 'create', [set('authorization_type', '"NONE"')], ['public-exposure']],
    ['aws_s3_bucket_public_access_block', 'delete', [], ['public-exposure']],
    ['aws_s3_bucket_public_access_block', 'update', [], ['public-exposure']],
    ['aws_s3_bucket_public_access_block', 'replace', [], ['public-exposure']],
    ['aws_s3_bucket_public_access_block', 'create', [], []],
    ['aws_s3_bucket_policy', 'update', [], ['iam']],
    ['aws_sqs_queue_policy', 'create', [], ['iam']],
    ['aws_iam_role_policy_attachment', 'delete', [], ['iam']],
    ['AWS::IAM::Role', 'create', [], ['iam']],
    ['AWS::SQS::QueuePolicy', 'create', [], ['iam']],
    ['AWS::S3::BucketPolicy', 'delete', [], ['iam']],
    ['my_aws_iam_role', 'create', [], []],
    ['aws_policy_thing', 'create', [], []],
    ['aws_s3_bucket', 'replace', [], ['stateful-replace']],
    ['aws_s3_bucket', 'create', [], []],
    ['aws_s3_bucket_versioning', 'delete', [], []],
    ['AWS::S3::Bucket', 'delete', [], ['stateful-delete']],
    ['AWS::Logs::LogGroup', 'replace', [], ['stateful-replace']],
    ['aws_secretsmanager_secret', 'delete', [], ['stateful-delete']],
    ['aws_route_table', 'update', [], ['network']],
    ['AWS::EC2::Subnet', 'create', [], ['network']],
    ['my_aws_vpc', 'create', [], []],
    [
      'aws_vpc_security_group_ingress_rule',
      'create',
      [set('cidr_ipv6', '"::/0"')],
      ['public-exposure', 'network'],
    ],
    [
      'aws_security_group',
      'update',
      [set('ingress[0].cidr_blocks[0]', '"0.0.0.0/0"')],
      ['public-exposure', 'network'],
    ],
    ['aws_security_group', 'update', [set('egress[0].cidr_blocks[0]', '"0.0.0.0/0"')], ['network']],
    ['aws_vpc_security_group_egress_rule', 'create', [set('cidr_ipv4', '"0.0.0.0/0"')], ['network']],
    ['aws_vpc_security_group_ingress_rule', 'create', [set('cidr_ipv4', '"10.0.0.0/8"')], ['network']],
    ['aws_vpc_security_group_ingress_rule', 'delete', [gone('cidr_ipv4')], ['network']],
    ['aws_lambda_function_url', 'create', [set('authorization_type', '"AWS_IAM"')], []],
    ['AWS::Lambda::Url', 'create', [set('AuthType', '"NONE"')], ['public-exposure']],
    ['aws_lambda_function_url', 'create', [set('invoke_mode', '"NONE"')], []],
    ['aws_api_gateway_method', 'create', [set('authorization', '"NONE"')], ['public-exposure']],
    ['AWS::ApiGatewayV2::Route', 'create', [set('AuthorizationType', '"NONE"')], ['public-exposure']],
    [
      'aws_api_gateway_method',
      'create',
      [set('authorization', '"NONE"'), set('http_method', '"OPTIONS"')],
      [],
    ],
    ['aws_db_instance', 'update', [set('publicly_accessible', 'true')], ['public-exposure']],
    ['AWS::RDS::DBInstance', 'create', [set('PubliclyAccessible', 'true')], ['public-exposure']],
    [
      'aws_security_group_rule',
      'create',
      [set('type', '"ingress"'), set('cidr_blocks.0', '"0.0.0.0/0"')],
      ['public-exposure', 'network'],
    ],
    [
      'aws_security_group_rule',
      'create',
      [set('type', '"egress"'), set('cidr_blocks.0', '"0.0.0.0/0"')],
      ['network'],
    ],
    ['aws_lb', 'create', [set('internal', 'false')], ['public-exposure']],
    [
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'create',
      [set('Scheme', '"internet-facing"')],
      ['public-exposure'],
    ],
    [
      'aws_eks_cluster',
      'update',
      [set('vpc_config.0.public_access_cidrs.0', '"0.0.0.0/0"')],
      ['public-exposure'],
    ],
    ['aws_mq_broker', 'create', [set('publicly_accessible', 'true')], ['public-exposure']],
    [
      'AWS::MSK::Cluster',
      'update',
      [set('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type', '"SERVICE_PROVIDED_EIPS"')],
      ['public-exposure'],
    ],
    [
      'aws_sqs_queue_policy',
      'create',
      [set('policy', JSON.stringify('{"Statement":[{"Effect":"Allow","Principal":"*"}]}'))],
      ['iam', 'public-exposure'],
    ],
    [
      'AWS::SNS::TopicPolicy',
      'create',
      [set('PolicyDocument.Statement.0.Principal', '"*"')],
      ['iam', 'public-exposure'],
    ],
    ['aws_lambda_permission', 'create', [set('principal', '"*"')], ['iam', 'public-exposure']],
    [
      'AWS::S3::Bucket',
      'update',
      [set('PublicAccessBlockConfiguration.BlockPublicAcls', 'false')],
      ['public-exposure'],
    ],
    ['aws_appsync_graphql_api', 'create', [set('authentication_type', '"API_KEY"')], ['public-exposure']],
    ['AWS::Transfer::Server', 'create', [set('EndpointType', '"PUBLIC"')], ['public-exposure']],
    ['aws_instance', 'create', [set('associate_public_ip_address', 'true')], ['public-exposure']],
    ['aws_dynamodb_table', 'move', [], []],
    ['aws_dynamodb_table', 'forget', [], []],
    ['aws_dynamodb_table', 'import', [], []],
    ['AWS::DynamoDB::Table', 'may-replace', [], ['stateful-replace']],
    ['aws_s3_bucket_acl', 'create', [set('acl', '"public-read"')], ['public-exposure']],
    ['aws_s3_bucket', 'update', [set('x.acl', '"public-read"')], ['public-exposure']],
    ['AWS::S3::Bucket', 'update', [set('AccessControl', '"public-read"')], ['public-exposure']],
    ['aws_s3_bucket', 'update', [set('acl', '"private"')], []],
    ['aws_s3_bucket', 'update', [set('facl', '"public"')], []],
    ['aws_s3_bucket', 'update', [set('acl_name', '"public"')], []],
    ['aws_s3_bucket_policy', 'read', [], []],
  ] as const)('%s, %s', (type, action, attributes, expected) => {
    expect(risksOf(type, action, attributes)).toEqual(expected);
  });
});

/** What `@aws-cdk/aws-service-spec` 0.1.216 calls stateful. */
const SPEC =
  'AWS::Backup::BackupVault AWS::CloudFormation::Stack AWS::Cognito::UserPool AWS::DocDB::DBCluster AWS::DocDB::DBInstance AWS::DynamoDB::GlobalTable AWS::DynamoDB::Table AWS::EC2::Volume AWS::EFS::FileSystem AWS::EMR::Cluster AWS::ElastiCache::CacheCluster AWS::ElastiCache::ReplicationGroup AWS::Elasticsearch::Domain AWS::FSx::FileSystem AWS::KMS::Key AWS::Kinesis::Stream AWS::Logs::LogGroup AWS::Neptune::DBCluster AWS::Neptune::DBInstance AWS::OpenSearchService::Domain AWS::Organizations::Account AWS::QLDB::Ledger AWS::RDS::DBCluster AWS::RDS::DBInstance AWS::Redshift::Cluster AWS::S3::Bucket AWS::SDB::Domain AWS::SQS::Queue AWS::SecretsManager::Secret';

it('knows every type that AWS’s own specification calls stateful', () => {
  expect(SPEC.split(' ').filter((type) => !isStateful(type))).toEqual([]);
});

it.each(statefulTypes())('%s holds what is lost with it', (type) => {
  expect([type, `${type}_x`, `x${type}`].map(isStateful)).toEqual([true, false, false]);
  expect(risksOf(type, 'delete', [])).toContain('stateful-delete');
  expect(risksOf(type, 'replace', [])).toContain('stateful-replace');
  expect(risksOf(type, 'create', [])).not.toContain('stateful-delete');
});
