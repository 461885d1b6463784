import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { missingStatement } from './missing-statement.ts';
import { readAccess } from './read-access.ts';

const AT = instant(1_795_000_000_000);
const HERE = { account: '1', region: 'eu-west-1' };
const places = [
  { key: 'shop/dev', ...HERE },
  { key: 'shop/prod', ...HERE },
  { key: 'web/dev', account: '2', region: 'eu-west-1' },
] as const;
const call = (api: string, calls: number, failures: number) => ({ ...HERE, api, calls, failures, last: AT });
const denied = (action: string, resource = '*') =>
  ({ environment: 'shop/prod', action, resource, principal: 'arn:aws:iam::1:role/r', triedAt: AT }) as const;
const stateOf = (action: string, all: ReturnType<typeof readAccess>) =>
  all[0]?.actions.find((each) => each.action === action)?.state;

it('is by account and region, with every call that the read role is made for', () => {
  const all = readAccess(places, [], []);
  expect(all.map(({ account, environments }) => [account, environments])).toEqual([
    ['1', ['shop/dev', 'shop/prod']],
    ['2', ['web/dev']],
  ]);
  expect(all[0]?.actions.length).toBe(all[1]?.actions.length);
  expect(stateOf('cloudwatch:DescribeAlarms', all)).toBe('not-asked');
});

it('calls refused what one environment is refused, though another one’s role may', () => {
  const calls = [call('cloudwatch:DescribeAlarms', 10, 5), call('s3:ListObjectsV2', 3, 0)];
  const all = readAccess(places, calls, [denied('cloudwatch:DescribeAlarms')]);
  expect(stateOf('cloudwatch:DescribeAlarms', all)).toBe('refused');
  // An action has another name than its call.
  expect(stateOf('s3:ListBucket', all)).toBe('answers');
  expect(stateOf('sqs:GetQueueUrl', readAccess(places, [call('sqs:GetQueueUrl', 2, 2)], []))).toBe('fails');
});

it('a role that may not be assumed is told, and no statement of the role would help', () => {
  const all = readAccess(places, [], [denied('sts:AssumeRole')]);
  expect(stateOf('sts:AssumeRole', all)).toBe('refused');
  expect(missingStatement([denied('sts:AssumeRole')])).toBeUndefined();
});

it('writes one statement for all that is missing', () => {
  const statement = missingStatement([
    denied('s3:GetObject', 'arn:aws:s3:::states/a'),
    denied('s3:GetObject', 'arn:aws:s3:::states/b'),
  ]);
  expect(JSON.parse(statement ?? '')).toEqual({
    Effect: 'Allow',
    Action: ['s3:GetObject'],
    Resource: ['arn:aws:s3:::states/a', 'arn:aws:s3:::states/b'],
  });
});
