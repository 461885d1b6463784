import { describe, expect, it } from 'vitest';
import type { AttributeChange } from './plan.ts';
import { isStateful, risksOf } from './risk.ts';

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
    ['aws_api_gateway_method', 'create', [set('authorization_type', '"NONE"')], []],
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

it.each([
  'aws_dynamodb_table',
  'aws_s3_bucket',
  'aws_sqs_queue',
  'aws_secretsmanager_secret',
  'aws_cloudwatch_log_group',
  'aws_kinesis_stream',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'AWS::Logs::LogGroup',
  'AWS::Kinesis::Stream',
])('%s holds what is lost with it', (type) => {
  expect([type, `${type}_x`, `x${type}`].map(isStateful)).toEqual([true, false, false]);
});
