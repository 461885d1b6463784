import { ListStacksCommand, StackStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const summary = z.object({
  StackName: z.string(),
  StackStatus: z.string(),
  CreationTime: z.date(),
  LastUpdatedTime: z.date().optional(),
  DriftInformation: z.object({ StackDriftStatus: z.string() }).optional(),
});

/** What a list of stacks says of each; nobody changes anything of a stack without one of them. */
export type StackMark = { readonly status: string; readonly updatedAt: Instant; readonly drift?: string };
export type StackMarks = { readonly marks: ReadonlyMap<string, StackMark>; readonly pages: number };

/** AWS lists deleted stacks for 90 days, under the names of those that came after them. */
const THERE = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');

/**
 * Every stack of the account and region that is there, a hundred a page.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
 */
export function stackMarks(aws: AwsClients): Promise<Read<StackMarks>> {
  return attempt(aws, 'cloudformation:ListStacks', async () => {
    const marks = new Map<string, StackMark>();
    let pages = 0;
    let token: string | undefined;
    do {
      const page = await aws.cloudformation.send(
        new ListStacksCommand({ StackStatusFilter: THERE, NextToken: token }),
      );
      pages += 1;
      for (const each of page.StackSummaries ?? []) {
        const read = summary.parse(each);
        marks.set(read.StackName, {
          status: read.StackStatus,
          updatedAt: instant((read.LastUpdatedTime ?? read.CreationTime).getTime()),
          ...(read.DriftInformation ? { drift: read.DriftInformation.StackDriftStatus } : {}),
        });
      }
      token = page.NextToken;
    } while (token);
    return { marks, pages };
  });
}
