import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackEventFact } from '#lib/domain/diagnose/stuck-stack.ts';
import { instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const event = z.object({
  Timestamp: z.date(),
  LogicalResourceId: z.string().default(''),
  PhysicalResourceId: z.string().default(''),
  ResourceType: z.string().default(''),
  ResourceStatus: z.string().default(''),
  ResourceStatusReason: z.string().default(''),
  StackId: z.string().default(''),
});

/** A stack of a thousand resources writes some ten pages in one operation. */
const MOST_PAGES = 20;

/**
 * Events of a stack's newest operations, oldest first: back to the beginning of the newest that the stack itself
 * began, at most twenty pages.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
export function recentStackEvents(aws: AwsClients, stack: string): Promise<Read<readonly StackEventFact[]>> {
  return attempt(aws, 'cloudformation:DescribeStackEvents', async () => {
    const found: StackEventFact[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await aws.cloudformation.send(
        new DescribeStackEventsCommand({ StackName: stack, NextToken: token }),
      );
      for (const each of answer.StackEvents ?? []) found.push(factOf(event.parse(each)));
      token = answer.NextToken;
      if (!token || found.some(beganOperation)) break;
    }
    return found.reverse();
  });
}

const factOf = (each: z.infer<typeof event>): StackEventFact => ({
  at: instant(each.Timestamp.getTime()),
  logicalId: each.LogicalResourceId,
  type: each.ResourceType,
  status: each.ResourceStatus,
  reason: each.ResourceStatusReason,
  // A nested stack is a resource of this one, with an id of its own.
  ofStack:
    each.ResourceType === 'AWS::CloudFormation::Stack' &&
    (each.PhysicalResourceId === each.StackId || each.PhysicalResourceId === each.LogicalResourceId),
});

const beganOperation = ({ ofStack, status }: StackEventFact): boolean =>
  ofStack && /^(CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(status);
