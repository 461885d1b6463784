import { expect, it } from 'vitest';
import { stateNeeds } from './state-needs.ts';

type State = Parameters<typeof stateNeeds>[0]['state'];

const S3 = {
  kind: 's3' as const,
  ...{ bucket: 'states', key: 'shop/dev', region: 'eu-west-1' },
  lock: 'native' as const,
  mayBeEmpty: false,
};
const asked = (state: State) =>
  stateNeeds({ state, account: '123456789012', directory: 'infra' }).map(
    ({ action, resources: [on] }) => `${action} ${on}`,
  );

it('an apply writes the state, and makes and takes away its lock', () => {
  expect(asked(S3)).toEqual([
    's3:PutObject arn:aws:s3:::states/shop/dev',
    's3:PutObject arn:aws:s3:::states/shop/dev.tflock',
    's3:DeleteObject arn:aws:s3:::states/shop/dev.tflock',
  ]);
});

it('of a workspace where that lies, with a lock in its table', () => {
  expect(asked({ ...S3, workspace: 'blue', lock: { table: 'locks' } })).toEqual([
    's3:PutObject arn:aws:s3:::states/env:/blue/shop/dev',
    'dynamodb:PutItem arn:aws:dynamodb:eu-west-1:123456789012:table/locks',
    'dynamodb:DeleteItem arn:aws:dynamodb:eu-west-1:123456789012:table/locks',
  ]);
});

it('asks nothing of the deploy role where another has the state, or it lies elsewhere', () => {
  expect(asked({ ...S3, role: 'arn:aws:iam::1:role/state' })).toEqual([]);
  expect(asked({ kind: 'local', path: 'a.tfstate', mayBeEmpty: false })).toEqual([]);
});
