import type { AwsClients } from '#lib/aws/clients.ts';
import { listStackResources } from '#lib/aws/read/cloudformation/resources.ts';
import type { ChangeSetLevel } from '#lib/cloudformation/nested-changes.ts';
import { touchedOfStack } from '#lib/cloudformation/touched.ts';
import type { StackComponent } from '#lib/config/components.ts';
import type { PredictedDenials } from '#lib/domain/deploy/denials/predicted.ts';
import type { Need } from '#lib/domain/deploy/denials/touched.ts';
import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import { type ComponentServices, roleOf, sessionName } from '../component-services.ts';
import type { Job } from '../job.ts';
import { needed, predictDenials } from '../predict-denials.ts';
import { stackTagsOf } from './stack-tags.ts';

/** What the runner asks itself to carry a change set out; it was made with the rest. */
const OWN_CALLS = [
  'cloudformation:ExecuteChangeSet',
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeStacks',
];

type Made = {
  readonly levels: ChangeSetLevel;
  readonly changes: readonly ResourceChange[];
  readonly stackId: string | undefined;
  /** ARN of the role that CloudFormation works as, where it is another than the caller's. */
  readonly executionRole: string | undefined;
};

/** What the role that CloudFormation works as lacks for these changes, and the deploy role to carry them out. */
export async function stackDenials(
  services: ComponentServices,
  job: Job<StackComponent>,
  clients: AwsClients,
  { levels, changes, stackId, executionRole }: Made,
): Promise<PredictedDenials> {
  const { component, environment, run } = job;
  const made = stackId === undefined ? undefined : await listStackResources(clients, stackId);
  const { account, region, stack } = component;
  const touched = touchedOfStack(
    levels,
    {
      ...{ stack, account, region, tags: stackTagsOf(component, environment) },
      resources: made?.ok ? made.value : [],
    },
    new Set(changes.map(({ address }) => address)),
  );
  const { needs, unknown } = needed(touched, component);
  const deploy = roleOf(component, 'deploy');
  const calls = ownCalls(component, stackId);
  const askers =
    executionRole === undefined
      ? [{ role: deploy, needs: [...calls, ...needs] }]
      : [
          { role: deploy, needs: calls },
          { role: executionRole, needs },
        ];
  return predictDenials(asking(), job, askers, unknown);

  /** A plan role of the same account, which may ask of others; else the deploy role itself. */
  function asking(): AwsClients {
    const { plan } = environment.settings.roles;
    return plan !== undefined && environment.account === account
      ? services.aws(environment, plan, sessionName(run.number))
      : clients;
  }
}

function ownCalls({ stack, account, region }: StackComponent, stackId: string | undefined): readonly Need[] {
  const resource = stackId ?? `arn:aws:cloudformation:${region}:${account}:stack/${stack}/XXXXXXXX`;
  return OWN_CALLS.map((action) => ({
    ...{ address: stack, type: 'AWS::CloudFormation::Stack', action, resources: [resource], sure: true },
    context: { 'aws:RequestedRegion': [region] },
  }));
}
