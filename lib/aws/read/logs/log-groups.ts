import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const group = z.object({
  logGroupName: z.string(),
  retentionInDays: z.number().optional(),
  storedBytes: z.number().optional(),
  creationTime: z.number().optional(),
  logGroupClass: z.string().optional(),
});

/** A log group as CloudWatch lists it. */
export type FoundLogGroup = {
  readonly name: string;
  readonly retentionDays?: number;
  readonly storedBytes?: number;
  readonly createdAt?: Instant;
  /** Of the class that costs half to take in. */
  readonly infrequentAccess?: boolean;
};

/**
 * Log groups whose name starts with `prefix`.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
 */
export function describeLogGroups(aws: AwsClients, prefix: string): Promise<Read<readonly FoundLogGroup[]>> {
  return attempt(aws, 'logs:DescribeLogGroups', async () => {
    const found: FoundLogGroup[] = [];
    let token: string | undefined;
    do {
      const page = await aws.logs.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix, limit: 50, nextToken: token }),
      );
      for (const each of page.logGroups ?? []) {
        const { logGroupName, retentionInDays, storedBytes, creationTime, logGroupClass } = group.parse(each);
        found.push({
          name: logGroupName,
          ...(retentionInDays === undefined ? {} : { retentionDays: retentionInDays }),
          ...(storedBytes === undefined ? {} : { storedBytes }),
          ...(logGroupClass === 'INFREQUENT_ACCESS' ? { infrequentAccess: true } : {}),
          ...(creationTime === undefined ? {} : { createdAt: instant(creationTime) }),
        });
      }
      token = page.nextToken;
    } while (token);
    return found;
  });
}
