import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '../clients.ts';
import { orAbsent } from './or-absent.ts';

type Clients = Pick<AwsClients, 'cloudformation' | 'target'>;

export type Stack = {
  readonly id: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Names of exports by output. */
  readonly exports: Readonly<Record<string, string>>;
};

/** @returns undefined when there is no stack of this name. */
export async function stackOf(clients: Clients, name: string): Promise<Stack | undefined> {
  const answer = await orAbsent(clients, 'DescribeStacks', () =>
    clients.cloudformation.send(new DescribeStacksCommand({ StackName: name })),
  );
  const stack = answer?.Stacks?.[0];
  if (!stack?.StackId || !stack.StackStatus) return undefined;
  return {
    id: stack.StackId,
    status: stack.StackStatus,
    ...(stack.StackStatusReason ? { statusReason: stack.StackStatusReason } : {}),
    parameters: texts(stack.Parameters, 'ParameterKey', 'ParameterValue'),
    outputs: texts(stack.Outputs, 'OutputKey', 'OutputValue'),
    exports: texts(stack.Outputs, 'OutputKey', 'ExportName'),
  };
}

/** For a stack that holds nothing, or that a person gives up while it is created. */
export async function deleteStack(clients: Clients, stack: string, token: string): Promise<void> {
  await clients.cloudformation.send(new DeleteStackCommand({ StackName: stack, ClientRequestToken: token }));
}

/** An update that goes on goes back to what was before. @throws what AWS answers when none does */
export async function cancelUpdate(clients: Clients, stack: string, token: string): Promise<void> {
  await clients.cloudformation.send(
    new CancelUpdateStackCommand({ StackName: stack, ClientRequestToken: token }),
  );
}

/** A rollback that failed goes on. @param skip logical ids that are left as they are */
export async function continueRollback(
  clients: Clients,
  stack: string,
  token: string,
  skip: readonly string[],
): Promise<void> {
  await clients.cloudformation.send(
    new ContinueUpdateRollbackCommand({
      StackName: stack,
      ClientRequestToken: token,
      ...(skip.length > 0 ? { ResourcesToSkip: [...skip] } : {}),
    }),
  );
}

/** As CloudFormation sees it, transforms expanded. @returns undefined when it has none. */
export async function processedTemplate(
  clients: Clients,
  stack: string,
  changeSet?: string,
): Promise<string | undefined> {
  const answer = await orAbsent(clients, 'GetTemplate', () =>
    clients.cloudformation.send(
      new GetTemplateCommand({
        StackName: stack,
        TemplateStage: 'Processed',
        ...(changeSet ? { ChangeSetName: changeSet } : {}),
      }),
    ),
  );
  return answer?.TemplateBody;
}

export type StackEvent = {
  readonly id: string;
  readonly at: number;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly token: string | undefined;
};

/** Events since a moment, oldest first. */
export async function stackEventsSince(
  clients: Clients,
  stack: string,
  since: number,
): Promise<readonly StackEvent[]> {
  const found: StackEvent[] = [];
  let token: string | undefined;
  do {
    const page = await clients.cloudformation.send(
      new DescribeStackEventsCommand({ StackName: stack, NextToken: token }),
    );
    const events = (page.StackEvents ?? []).map((each) => ({
      id: each.EventId ?? '',
      at: each.Timestamp?.getTime() ?? 0,
      logicalId: each.LogicalResourceId ?? '',
      physicalId: each.PhysicalResourceId ?? '',
      type: each.ResourceType ?? '',
      status: each.ResourceStatus ?? '',
      reason: each.ResourceStatusReason ?? '',
      token: each.ClientRequestToken,
    }));
    found.push(...events.filter((each) => each.at >= since));
    token = events.some((each) => each.at < since) ? undefined : page.NextToken;
  } while (token);
  return found.reverse();
}

function texts<K extends string, V extends string>(
  rows: readonly { readonly [key in K | V]?: string | undefined }[] | undefined,
  key: K,
  value: V,
): Record<string, string> {
  return Object.fromEntries((rows ?? []).map((row) => [row[key] ?? '', row[value] ?? '']));
}
