import { expect, it } from 'vitest';
import { type PolicyDocument, permits } from './role-policy.ts';

const ROLE = 'arn:aws:iam::000000000000:role/items-dev-cfn-execution';
const CLOUDFORMATION = 'cloudformation.amazonaws.com';
const allow = (more: object = {}): PolicyDocument => ({
  Statement: { Effect: 'Allow', Action: 'iam:PassRole', Resource: ROLE, ...more },
});
const toService = (service: string) => ({ Condition: { StringEquals: { 'iam:PassedToService': service } } });

it.each<[string, readonly PolicyDocument[], boolean]>([
  ['nothing said', [], false],
  ['this role allowed', [allow()], true],
  ['this role to this service', [allow(toService(CLOUDFORMATION))], true],
  ['this role to another service', [allow(toService('lambda.amazonaws.com'))], false],
  ['another role', [allow({ Resource: `${ROLE}-2` })], false],
  ['all roles of the environment', [allow({ Resource: 'arn:aws:iam::000000000000:role/items-dev-*' })], true],
  ['another action', [allow({ Action: ['iam:GetRole'] })], false],
  [
    'a condition that is not known here',
    [allow({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    false,
  ],
  ['a denial beside it', [allow(), { Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }], false],
])('%s: %#', (_, documents, expected) => {
  const asked = { action: 'iam:PassRole', resource: ROLE, passedTo: CLOUDFORMATION };
  expect(permits(documents, asked)).toBe(expected);
});

it('knows any other action too, and no condition for it', () => {
  const statement = { Effect: 'Allow', Action: 'ce:Get*', Resource: '*' } as const;
  const asked = {
    action: 'ce:GetCostAndUsage',
    resource: 'arn:aws:ce:us-east-1:000000000000:/GetCostAndUsage',
  };
  expect(permits([{ Statement: statement }], asked)).toBe(true);
  expect(permits([{ Statement: { ...statement, ...toService(CLOUDFORMATION) } }], asked)).toBe(false);
});
