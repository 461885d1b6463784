import type { Scanned } from '#components/discovery/scan.ts';
import type { SeenRegion, SeenStack } from '#lib/domain/discovery/seen.ts';
import { days, type Instant, minus, seconds } from '#lib/domain/time.ts';

const PROD = '111122223333';
const NONPROD = '444455556666';

/** Two accounts that were looked through, one of them with refused calls, and one that cannot be entered. */
export function scannedSamples(now: Instant): readonly Scanned[] {
  const stack = (account: string, name: string, count: number, more: Partial<SeenStack> = {}): SeenStack => ({
    ...{ account, region: 'ap-northeast-1', name, updatedAt: minus(now, days(3)), tags: { System: 'shop' } },
    ...{ parameters: {}, outputs: {}, nested: false, tool: 'sam' },
    resources: { 'AWS::Lambda::Function': Array.from({ length: count }, (_, n) => `Function${n}`) },
    ...more,
  });
  const table = (environment: string) =>
    `arn:aws:dynamodb:ap-northeast-1:${NONPROD}:table/shop-${environment}`;
  const region = (account: string, stacks: readonly SeenStack[], refused: readonly string[]): SeenRegion => ({
    ...{ account, region: 'ap-northeast-1', calls: 44, stacks, states: [] },
    tried: [
      { action: 'cloudformation:DescribeStacks' },
      { action: 'cloudformation:ListStackResources' },
      ...refused.map((action) => ({
        action,
        failure: { kind: 'denied' as const, principal: 'yagura-read', action, resource: '*' },
      })),
    ],
  });
  const of = (account: string, environment: string) => [
    stack(account, `shop-network-${environment}`, 12, {
      tool: 'cloudformation',
      outputs: { T: table(environment) },
    }),
    stack(account, `shop-orders-${environment}`, 18, { parameters: { Table: table(environment) } }),
    stack(account, `shop-web-${environment}`, 12, { tool: 'cdk' }),
  ];
  const home = { region: 'ap-northeast-1', done: true, readAt: minus(now, seconds(18)) };
  return [
    { account: PROD, ...home, seen: region(PROD, of(PROD, 'prod'), []) },
    {
      ...{ account: NONPROD, ...home },
      seen: region(
        NONPROD,
        [
          ...of(NONPROD, 'dev'),
          ...of(NONPROD, 'staging'),
          stack(NONPROD, 'billing-dev', 14, { tags: {} }),
          stack(NONPROD, 'billing-legacy', 9, { tags: {} }),
          stack(NONPROD, 'CDKToolkit', 9, { tags: {} }),
        ],
        ['s3:ListAllMyBuckets'],
      ),
    },
    {
      ...{ account: '777788889999', ...home },
      refused: 'sts:AssumeRole of yagura-read: the role does not exist or does not trust this portal',
    },
  ];
}
