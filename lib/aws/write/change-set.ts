import {
  AlreadyExistsException,
  type Capability,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  ExecuteChangeSetCommand,
  type RollbackConfiguration,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../clients.ts';
import { orAbsent } from './or-absent.ts';

type Clients = Pick<AwsClients, 'cloudformation' | 'target'>;

/** Alarms at whose firing CloudFormation rolls an update back, and for how long after it. */
export type RollbackTriggers = {
  /** 0 to 180. */
  readonly minutes: number;
  /** Five at most; one that is not there fails the update. */
  readonly alarms: readonly { readonly arn: string; readonly composite: boolean }[];
};

export type ChangeSetRequest = {
  readonly stack: string;
  readonly name: string;
  readonly isNew: boolean;
  /** JSON or YAML, at most 51,200 bytes; else `templateUrl`. */
  readonly templateBody?: string;
  readonly templateUrl?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** CloudFormation works as this role, whatever the caller may do; without one, as the caller. */
  readonly roleArn?: string;
  readonly capabilities: readonly Capability[];
  /** Makes change sets of the stacks in it, too. */
  readonly nested: boolean;
  /** Absent: those that the stack has stay. */
  readonly rollback?: RollbackTriggers;
};

/**
 * The name doubles as the client token: asked twice, made once. What has this name already is the answer to the first
 * asking, which got lost: nobody else gives a name of this run.
 */
export async function createChangeSet(clients: Clients, request: ChangeSetRequest): Promise<void> {
  try {
    await clients.cloudformation.send(creationOf(request));
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
}

const creationOf = (request: ChangeSetRequest): CreateChangeSetCommand =>
  new CreateChangeSetCommand({
    StackName: request.stack,
    ChangeSetName: request.name,
    ClientToken: request.name,
    ChangeSetType: request.isNew ? 'CREATE' : 'UPDATE',
    TemplateBody: request.templateBody,
    TemplateURL: request.templateUrl,
    Parameters: Object.entries(request.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
    RoleARN: request.roleArn,
    Capabilities: [...request.capabilities],
    IncludeNestedStacks: request.nested,
    ...(request.rollback ? { RollbackConfiguration: configurationOf(request.rollback) } : {}),
  });

/** Without an alarm CloudFormation would only wait. */
const configurationOf = ({ minutes, alarms }: RollbackTriggers): RollbackConfiguration => ({
  MonitoringTimeInMinutes: alarms.length === 0 ? 0 : minutes,
  RollbackTriggers: alarms.map(({ arn, composite }) => ({
    Arn: arn,
    Type: composite ? 'AWS::CloudWatch::CompositeAlarm' : 'AWS::CloudWatch::Alarm',
  })),
});

export type ChangeSet = Pick<DescribeChangeSetCommandOutput, 'Changes'> & {
  readonly id: string;
  /** Id of its stack, or its name. */
  readonly stack: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly status: string;
  readonly statusReason: string;
  readonly executionStatus: string;
};

/**
 * With all pages of its changes.
 * @param stack not needed where `name` is the change set's ARN
 * @returns undefined when it is gone
 */
export async function changeSetOf(
  clients: Clients,
  stack: string | undefined,
  name: string,
): Promise<ChangeSet | undefined> {
  const changes: NonNullable<ChangeSet['Changes']> = [];
  let token: string | undefined;
  for (;;) {
    const page: DescribeChangeSetCommandOutput | undefined = await orAbsent(
      clients,
      'DescribeChangeSet',
      () =>
        clients.cloudformation.send(
          new DescribeChangeSetCommand({
            StackName: stack,
            ChangeSetName: name,
            IncludePropertyValues: true,
            NextToken: token,
          }),
        ),
    );
    if (!page?.ChangeSetId) return undefined;
    changes.push(...(page.Changes ?? []));
    token = page.NextToken;
    if (token) continue;
    return {
      id: page.ChangeSetId,
      stack: page.StackId ?? page.StackName ?? stack ?? '',
      parameters: Object.fromEntries(
        (page.Parameters ?? []).map((each) => [each.ParameterKey ?? '', each.ParameterValue ?? '']),
      ),
      status: page.Status ?? '',
      statusReason: page.StatusReason ?? '',
      executionStatus: page.ExecutionStatus ?? '',
      Changes: changes,
    };
  }
}

export async function deleteChangeSet(clients: Clients, stack: string, name: string): Promise<void> {
  await orAbsent(clients, 'DeleteChangeSet', () =>
    clients.cloudformation.send(new DeleteChangeSetCommand({ StackName: stack, ChangeSetName: name })),
  );
}

/** The name is the token here too: CloudFormation starts it once and marks its events with it. */
export async function executeChangeSet(clients: Clients, stack: string, name: string): Promise<void> {
  await clients.cloudformation.send(
    new ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: name, ClientRequestToken: name }),
  );
}
