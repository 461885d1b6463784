import { DescribeStacksCommand, GetTemplateSummaryCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { SeenStack } from '#lib/domain/discovery/seen.ts';
import { instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const stack = z.object({
  StackName: z.string(),
  StackStatus: z.string(),
  Description: z.string().optional(),
  CreationTime: z.date(),
  LastUpdatedTime: z.date().optional(),
  ParentId: z.string().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string().default('') })).default([]),
  Parameters: z
    .array(z.object({ ParameterKey: z.string(), ParameterValue: z.string().default('') }))
    .default([]),
  Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string().default('') })).default([]),
});

/** A stack without what only its template says. */
export type ListedStack = Omit<SeenStack, 'resources' | 'parameterNames' | 'tool'>;

export type StackPage = { readonly stacks: readonly ListedStack[]; readonly next?: string };

/**
 * One page of all stacks of an account and region that are there, with tags, parameters and outputs.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export function allStacks(aws: AwsClients, after: string | undefined): Promise<Read<StackPage>> {
  return attempt(aws, 'cloudformation:DescribeStacks', async () => {
    const page = await aws.cloudformation.send(new DescribeStacksCommand({ NextToken: after }));
    const stacks = (page.Stacks ?? []).flatMap((each) => listed(aws, each));
    return { stacks, ...(page.NextToken ? { next: page.NextToken } : {}) };
  });
}

function listed({ target: { account, region } }: AwsClients, found: Stack): readonly ListedStack[] {
  const read = stack.parse(found);
  // Being reviewed: made by a change set, and nothing of it is there.
  if (read.StackStatus === 'REVIEW_IN_PROGRESS' || read.StackStatus === 'DELETE_COMPLETE') return [];
  return [
    {
      ...{ account, region, name: read.StackName },
      ...(read.Description ? { description: read.Description } : {}),
      updatedAt: instant((read.LastUpdatedTime ?? read.CreationTime).getTime()),
      tags: Object.fromEntries(read.Tags.map(({ Key, Value }) => [Key, Value])),
      parameters: Object.fromEntries(
        read.Parameters.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
      ),
      outputs: Object.fromEntries(read.Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
      nested: read.ParentId !== undefined,
    },
  ];
}

/** Who wrote a stack's template. */
export type StackTool = SeenStack['tool'];

/**
 * Transforms and description of a stack's template, in one call and without the template's text.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
 */
export function stackTool(aws: AwsClients, name: string): Promise<Read<StackTool>> {
  return attempt(aws, 'cloudformation:GetTemplateSummary', async () => {
    const { DeclaredTransforms, ResourceTypes } = await aws.cloudformation.send(
      new GetTemplateSummaryCommand({ StackName: name }),
    );
    if (ResourceTypes?.includes('AWS::CDK::Metadata')) return 'cdk';
    return DeclaredTransforms?.some((each) => each.startsWith('AWS::Serverless')) ? 'sam' : 'cloudformation';
  });
}
