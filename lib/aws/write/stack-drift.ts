import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../clients.ts';

type Clients = Pick<AwsClients, 'cloudformation'>;

/** One resource of a stack that is not as its template says. Paths are JSON pointers, values text as AWS tells them. */
export type StackDrift = {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string;
  readonly change: 'changed' | 'deleted';
  readonly differences: readonly {
    readonly path: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
};

/** Pages of one answer; a stack has at most 500 resources. */
const MOST_PAGES = 10;

/**
 * Has CloudFormation look at a stack, and waits for it. Changes nothing but the stack's own note of when it was looked at.
 * @param wait between two questions
 * @throws Error when the look failed, or what AWS answers
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackDrift.html
 */
export async function detectStackDrift(
  { cloudformation }: Clients,
  stack: string,
  wait: () => Promise<void>,
): Promise<readonly StackDrift[]> {
  const { StackDriftDetectionId: id } = await cloudformation.send(
    new DetectStackDriftCommand({ StackName: stack }),
  );
  for (;;) {
    const answer = await cloudformation.send(
      new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id }),
    );
    if (answer.DetectionStatus === 'DETECTION_COMPLETE') break;
    if (answer.DetectionStatus !== 'DETECTION_IN_PROGRESS')
      throw new Error(answer.DetectionStatusReason ?? `drift detection ended ${answer.DetectionStatus}`);
    await wait();
  }
  const found: StackResourceDrift[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { StackResourceDrifts = [], NextToken } = await cloudformation.send(
      new DescribeStackResourceDriftsCommand({
        StackName: stack,
        StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
        ...(next ? { NextToken: next } : {}),
      }),
    );
    found.push(...StackResourceDrifts);
    next = NextToken;
    if (!next) break;
  }
  return found.flatMap(driftOf);
}

function driftOf(drift: StackResourceDrift): StackDrift[] {
  const { LogicalResourceId: logicalId, ResourceType: type, PhysicalResourceId: physicalId } = drift;
  if (!logicalId || !type) return [];
  return [
    {
      ...{ logicalId, type, change: drift.StackResourceDriftStatus === 'DELETED' ? 'deleted' : 'changed' },
      ...(physicalId ? { physicalId } : {}),
      differences: (drift.PropertyDifferences ?? []).map(({ PropertyPath, ExpectedValue, ActualValue }) => ({
        path: PropertyPath ?? '',
        ...(ExpectedValue === undefined ? {} : { expected: ExpectedValue }),
        ...(ActualValue === undefined ? {} : { actual: ActualValue }),
      })),
    },
  ];
}
