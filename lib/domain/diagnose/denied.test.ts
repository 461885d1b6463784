import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deniedIn, roleOf } from './denied.ts';

// Texts as AWS words them: the IAM guide's "access denied error messages", and the SDK's error in a Powertools line.
const DYNAMODB =
  'User: arn:aws:sts::123456789012:assumed-role/items-dev-api/items-dev-api is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:ap-northeast-1:123456789012:table/items-dev-data/index/GSI1 because no identity-based policy allows the dynamodb:Query action';

describe('a refusal in AWS’s words', () => {
  it.each([
    [
      DYNAMODB,
      {
        role: 'items-dev-api',
        action: 'dynamodb:Query',
        resource: 'arn:aws:dynamodb:ap-northeast-1:123456789012:table/items-dev-data/index/GSI1',
        because: 'no-identity-policy',
      },
    ],
    [
      'User: arn:aws:iam::111122223333:user/mary is not authorized to perform: codecommit:ListRepositories with an explicit deny in an identity-based policy',
      { action: 'codecommit:ListRepositories', resource: '*', because: 'explicit-deny' },
    ],
    [
      '{"level":"ERROR","error":{"name":"AccessDeniedException","message":"User: arn:aws:sts::123456789012:assumed-role/api/x is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:key-a1 because no permissions boundary allows the secretsmanager:GetSecretValue action"},"tail":1}',
      {
        role: 'api',
        action: 'secretsmanager:GetSecretValue',
        resource: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key-a1',
        because: 'no-boundary',
      },
    ],
    [
      // The sentence of docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
      'User: arn:aws:iam::777788889999:user/JohnDoe is not authorized to perform: codecommit:ListRepositories because no service control policy allows the codecommit:ListRepositories action',
      { action: 'codecommit:ListRepositories', because: 'no-organization-policy' },
    ],
    [
      // SQS: nothing of a cause, and a full stop.
      'AccessDenied: User: arn:aws:sts::1:assumed-role/p/s is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:1:q.',
      { role: 'p', action: 'sqs:sendmessage', resource: 'arn:aws:sqs:us-east-1:1:q' },
    ],
  ])('%s', (text, expected) => {
    expect(deniedIn(text)).toMatchObject(expected);
  });

  it.each([
    'AccessDenied: Access Denied',
    'he is not authorized to perform: dynamodb:Query',
    'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: anything at all',
    'User: arn:aws:iam::1:user/a is not authorized to perform',
  ])('is not told by “%s”', (text) => {
    expect(deniedIn(text)).toBeUndefined();
  });

  it('is found in any text around it, and no text is too odd', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(() => deniedIn(`${before} is not authorized to perform${after}`)).not.toThrow();
        expect(deniedIn(`${before}\n${DYNAMODB}" ${after}`)?.action).toBe('dynamodb:Query');
      }),
    );
  });
});

it('a role is told from its session, and from its path', () => {
  expect(roleOf('arn:aws:sts::1:assumed-role/items-dev-api/session')).toBe('items-dev-api');
  expect(roleOf('arn:aws:iam::1:role/team/items-dev-api')).toBe('items-dev-api');
  expect(roleOf('arn:aws:iam::1:user/mary')).toBeUndefined();
});
