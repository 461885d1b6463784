import { answeringClients } from '#lib/aws/answering-clients.ts';
import type { AwsClients } from '#lib/aws/clients.ts';

/**
 * One stack and one change set, answering by the shapes of the service model (API version 2010-05-15); no recording.
 * Tests only.
 */
export type SampleStack = {
  status: string;
  /** `undefined`: executed and forgotten. */
  changeSet: string | undefined;
  readonly events: {
    readonly logicalId: string;
    readonly status: string;
    readonly token?: string;
    readonly reason?: string;
  }[];
  /** Thrown by every call until it is taken away: AWS is silent, or refuses. */
  silence: Error | undefined;
  readonly asked: string[];
  /** Called by each operation that changes the stack. */
  onChange: (operation: string, input: Readonly<Record<string, unknown>>) => void;
};

export const STACK_ID = 'arn:aws:cloudformation:ap-northeast-1:000000000000:stack/items-dev-app/1';

export function sampleCloudFormation(): { readonly sample: SampleStack; readonly clients: AwsClients } {
  const sample: SampleStack = {
    status: 'UPDATE_IN_PROGRESS',
    changeSet: 'AVAILABLE',
    events: [],
    silence: undefined,
    asked: [],
    onChange: () => undefined,
  };
  const answer =
    (operation: string, of: (input: Readonly<Record<string, unknown>>) => unknown) => (input: never) => {
      sample.asked.push(operation);
      if (sample.silence) throw sample.silence;
      return of(input);
    };
  const change = (operation: string) =>
    answer(operation, (input) => {
      sample.onChange(operation, input);
      return {};
    });
  const { aws } = answeringClients({
    'cloudformation:DescribeStacks': answer('DescribeStacks', () => ({
      Stacks: [{ StackId: STACK_ID, StackName: 'items-dev-app', StackStatus: sample.status }],
    })),
    'cloudformation:DescribeChangeSet': answer('DescribeChangeSet', () => {
      if (sample.changeSet === undefined)
        throw Object.assign(new Error('ChangeSet does not exist'), { name: 'ChangeSetNotFoundException' });
      return { ChangeSetId: 'change-set', Status: 'CREATE_COMPLETE', ExecutionStatus: sample.changeSet };
    }),
    'cloudformation:DescribeStackEvents': answer('DescribeStackEvents', () => ({
      StackEvents: sample.events.toReversed().map((each, index, all) => ({
        EventId: `${all.length - index}`,
        Timestamp: new Date(Date.now()),
        LogicalResourceId: each.logicalId,
        PhysicalResourceId: each.logicalId === 'items-dev-app' ? STACK_ID : `${each.logicalId}-1`,
        ResourceType: each.logicalId === 'items-dev-app' ? 'AWS::CloudFormation::Stack' : 'Custom::Warmup',
        ResourceStatus: each.status,
        ResourceStatusReason: each.reason,
        ClientRequestToken: each.token,
      })),
    })),
    'cloudformation:ExecuteChangeSet': change('ExecuteChangeSet'),
    'cloudformation:CancelUpdateStack': change('CancelUpdateStack'),
    'cloudformation:ContinueUpdateRollback': change('ContinueUpdateRollback'),
    'cloudformation:DeleteStack': change('DeleteStack'),
  });
  return { sample, clients: aws };
}

/** As the SDK throws when a connection breaks: nothing is known of what was asked. */
export const brokenConnection = (): Error =>
  Object.assign(new Error('read ECONNRESET'), {
    name: 'Error',
    code: 'ECONNRESET',
    $metadata: { attempts: 3 },
  });
