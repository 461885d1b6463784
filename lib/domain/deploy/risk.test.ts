import { describe, expect, it } from 'vitest';
import type { AttributeChange } from './plan.ts';
import { risksOf } from './risk.ts';

const set = (path: string, after: string): AttributeChange => ({
  path,
  after,
  sensitive: false,
  unknownAfter: false,
  forcesReplacement: false,
});

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
  ] as const)('%s, %s', (type, action, attributes, expected) => {
    expect(risksOf(type, action, attributes)).toEqual(expected);
  });
});
