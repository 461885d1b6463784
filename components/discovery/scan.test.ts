import { expect, it } from 'vitest';
import type { DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import { listOf, type Scanned, scan } from './scan.ts';

it('looks into each pasted account and region, with the role that the account names', async () => {
  const asked: DiscoverAsk[] = [];
  let told: readonly Scanned[] = [];
  const places = {
    accounts: listOf('111122223333,\n444455556666=look'),
    regions: ['eu-west-1', 'us-east-1'],
    role: 'yagura-read',
  };
  await scan(
    places,
    async (ask) => {
      asked.push(ask);
      return ask.account === '111122223333'
        ? { refused: 'nobody is let in' }
        : { seen: { ...ask, tried: [], calls: 1, stacks: [], states: [] } };
    },
    (all) => {
      told = all;
    },
  );
  expect(asked.map(({ role, region }) => `${role} ${region}`)).toEqual([
    'arn:aws:iam::111122223333:role/yagura-read eu-west-1',
    'arn:aws:iam::111122223333:role/yagura-read us-east-1',
    'arn:aws:iam::444455556666:role/look eu-west-1',
    'arn:aws:iam::444455556666:role/look us-east-1',
  ]);
  expect(told.map(({ account, refused }) => [account, refused])).toEqual([
    ['111122223333', 'nobody is let in'],
    ['111122223333', 'nobody is let in'],
    ['444455556666', undefined],
    ['444455556666', undefined],
  ]);
});
