import type { DeniedRead } from '#lib/domain/membership/read-access.ts';
import { type RegionAccess, readAccess } from '#lib/domain/membership/read-access.ts';
import { type Instant, minus, minutes } from '#lib/domain/time.ts';

const HERE = { account: '000000000000', region: 'ap-northeast-1' } as const;

/** Two calls refused, one that answers, one that fails; and an account whose role cannot be assumed. */
export function accessSamples(now: Instant): readonly RegionAccess[] {
  const at = { triedAt: minus(now, minutes(2)) };
  const denied = (environment: DeniedRead['environment'], action: string): DeniedRead => ({
    ...{ environment, action, resource: '*', principal: 'arn:aws:iam::000000000000:role/yagura-read', ...at },
  });
  const made = (api: string, calls: number, failures: number) => ({
    ...{ ...HERE, api, calls, failures, last: at.triedAt },
  });
  return readAccess(
    [
      { key: 'items/dev', ...HERE },
      { key: 'hello/dev', account: '111122223333', region: 'eu-west-1' },
    ],
    [made('cloudformation:DescribeStacks', 90, 0), made('sqs:GetQueueUrl', 3, 3)],
    [
      denied('items/dev', 'cloudwatch:DescribeAlarms'),
      denied('items/dev', 'cloudtrail:LookupEvents'),
      denied('hello/dev', 'sts:AssumeRole'),
    ],
  );
}
