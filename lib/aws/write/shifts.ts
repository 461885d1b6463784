import {
  BatchGetDeploymentTargetsCommand,
  GetDeploymentCommand,
  ListDeploymentsCommand,
  ListDeploymentTargetsCommand,
} from '@aws-sdk/client-codedeploy';
import { z } from 'zod';
import type { ShiftNow } from '#lib/domain/deploy/gradual.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../clients.ts';
import { attempt, type Read } from '../read/attempt.ts';

const info = z.object({
  functionName: z.string().optional(),
  functionAlias: z.string().optional(),
  /** 0 to 1. */
  targetVersionWeight: z.number().optional(),
});

/** At most so many of one group: an update of a stack begins one an alias. */
const MOST = 5;

/**
 * Deployments of one group that began since a moment, with the share of traffic that each new version answers.
 * @see https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaFunctionInfo.html
 */
export function shiftsSince(
  aws: AwsClients,
  { application, group }: { readonly application: string; readonly group: string },
  since: Instant,
): Promise<Read<readonly ShiftNow[]>> {
  return attempt(aws, 'codedeploy:ListDeployments', async () => {
    const { deployments = [] } = await aws.codedeploy.send(
      new ListDeploymentsCommand({
        applicationName: application,
        deploymentGroupName: group,
        createTimeRange: { start: new Date(since) },
      }),
    );
    return Promise.all(deployments.slice(0, MOST).map((id) => shiftOf(aws, id)));
  });
}

async function shiftOf(aws: AwsClients, deployment: string): Promise<ShiftNow> {
  const { deploymentInfo } = await aws.codedeploy.send(
    new GetDeploymentCommand({ deploymentId: deployment }),
  );
  const { targetIds = [] } = await aws.codedeploy.send(
    new ListDeploymentTargetsCommand({ deploymentId: deployment }),
  );
  const { deploymentTargets = [] } =
    targetIds.length === 0
      ? {}
      : await aws.codedeploy.send(
          new BatchGetDeploymentTargetsCommand({
            deploymentId: deployment,
            targetIds: targetIds.slice(0, MOST),
          }),
        );
  const told = deploymentTargets.flatMap(({ lambdaTarget }) => lambdaTarget?.lambdaFunctionInfo ?? [])[0];
  const { functionName, functionAlias: alias, targetVersionWeight: weight } = info.parse(told ?? {});
  return {
    ...{ deployment, status: deploymentInfo?.status ?? 'Created' },
    ...(functionName === undefined ? {} : { functionName }),
    ...(alias === undefined ? {} : { alias }),
    ...(weight === undefined ? {} : { percent: Math.round(weight * 100) }),
  };
}
