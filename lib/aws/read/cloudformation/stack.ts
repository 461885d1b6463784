import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { StackState } from '#lib/domain/inventory/resource.ts';
import { ok } from '#lib/domain/result.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const stack = z.object({
  StackName: z.string(),
  StackStatus: z.string(),
  StackStatusReason: z.string().optional(),
  CreationTime: z.date(),
  LastUpdatedTime: z.date().optional(),
  Outputs: z
    .array(z.object({ OutputKey: z.string(), OutputValue: z.string(), ExportName: z.string().optional() }))
    .default([]),
  Parameters: z
    .array(
      z.object({
        ParameterKey: z.string(),
        ParameterValue: z.string().default(''),
        /** Of a parameter that names one of the parameter store: what was there. */
        ResolvedValue: z.string().optional(),
      }),
    )
    .default([]),
  DriftInformation: z.object({ StackDriftStatus: z.string() }).optional(),
});

/** A stack and what it was made with; NoEcho parameters come as `****` from AWS itself. */
export type ReadStack = {
  readonly state: StackState;
  readonly parameters: Readonly<Record<string, string>>;
};

/**
 * @returns null when there is no such stack.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export async function describeStack(aws: AwsClients, name: string): Promise<Read<ReadStack | null>> {
  const read = await attempt(aws, 'cloudformation:DescribeStacks', async () => {
    const page = await aws.cloudformation.send(new DescribeStacksCommand({ StackName: name }));
    const [found] = page.Stacks ?? [];
    return found ? readStack(stack.parse(found)) : null;
  });
  return !read.ok && read.error.kind === 'not-found' ? ok(null) : read;
}

const exportsOf = ({ Outputs }: z.infer<typeof stack>): Pick<StackState, 'exports'> => {
  const named = Outputs.flatMap(({ OutputKey, ExportName }) => (ExportName ? [[OutputKey, ExportName]] : []));
  return named.length === 0 ? {} : { exports: Object.fromEntries(named) };
};

const readStack = (found: z.infer<typeof stack>): ReadStack => ({
  state: {
    name: found.StackName,
    status: found.StackStatus,
    ...(found.StackStatusReason ? { statusReason: found.StackStatusReason } : {}),
    updatedAt: (found.LastUpdatedTime ?? found.CreationTime).getTime(),
    outputs: Object.fromEntries(found.Outputs.map((each) => [each.OutputKey, each.OutputValue])),
    ...exportsOf(found),
    ...(found.DriftInformation ? { drift: found.DriftInformation.StackDriftStatus } : {}),
  },
  parameters: Object.fromEntries(
    found.Parameters.map((each) => [each.ParameterKey, each.ResolvedValue ?? each.ParameterValue]),
  ),
});
