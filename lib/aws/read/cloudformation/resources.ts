import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const resource = z.object({
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.string().optional(),
  ResourceType: z.string(),
  ResourceStatus: z.string(),
});

/** One resource of a stack as CloudFormation made it. */
export type MadeResource = {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export function listStackResources(aws: AwsClients, stack: string): Promise<Read<readonly MadeResource[]>> {
  return attempt(aws, 'cloudformation:ListStackResources', async () => {
    const found: MadeResource[] = [];
    let token: string | undefined;
    do {
      const page = await aws.cloudformation.send(
        new ListStackResourcesCommand({ StackName: stack, NextToken: token }),
      );
      for (const each of page.StackResourceSummaries ?? []) {
        const { LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus } = resource.parse(each);
        found.push({
          logicalId: LogicalResourceId,
          ...(PhysicalResourceId ? { physicalId: PhysicalResourceId } : {}),
          type: ResourceType,
          status: ResourceStatus,
        });
      }
      token = page.NextToken;
    } while (token);
    return found;
  });
}
