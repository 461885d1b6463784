import {
  type EvaluationResult,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import { type Answer, keyOf, type Question } from '#lib/domain/deploy/denials/predicted.ts';
import type { AwsClients } from '../clients.ts';

/** The most that IAM answers at once. */
const AT_ONCE = 1000;

/**
 * What IAM decides of a role, whoever asks, under its policies, its boundary and the organization's. Policies of resources
 * are not asked.
 * @param role ARN
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function simulatePolicy(
  clients: Pick<AwsClients, 'iam'>,
  role: string,
  { actions, resources, context }: Question,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  let marker: string | undefined;
  do {
    const page: SimulatePrincipalPolicyCommandOutput = await clients.iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: role,
        ActionNames: [...actions],
        ResourceArns: [...resources],
        ContextEntries: Object.entries(context).map(([ContextKeyName, values]) => ({
          ContextKeyName,
          ContextKeyValues: [...values],
          ContextKeyType: ContextKeyName === 'aws:TagKeys' ? 'stringList' : 'string',
        })),
        MaxItems: AT_ONCE,
        Marker: marker,
      }),
    );
    for (const result of page.EvaluationResults ?? []) {
      for (const { resource, decision, missing } of byResource(result))
        answers.set(keyOf(result.EvalActionName ?? '', resource, context), { decision, missing });
    }
    marker = page.IsTruncated ? page.Marker : undefined;
  } while (marker !== undefined);
  return answers;
}

/** IAM decides some actions by other things than the rest, and refuses to simulate them together. */
export const mustBeAskedApart = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'InvalidInput' || error.name === 'InvalidInputException');

/** Of resources that were named, each has a result of its own below that of the action. */
function byResource(result: EvaluationResult): readonly (Answer & { readonly resource: string })[] {
  const { ResourceSpecificResults: each = [], EvalResourceName: one = '*' } = result;
  if (each.length === 0)
    return [
      {
        resource: one,
        decision: decisionOf(result.EvalDecision),
        missing: result.MissingContextValues ?? [],
      },
    ];
  return each.map(({ EvalResourceName, EvalResourceDecision, MissingContextValues }) => ({
    resource: EvalResourceName ?? '*',
    decision: decisionOf(EvalResourceDecision),
    missing: MissingContextValues ?? [],
  }));
}

const decisionOf = (word: string | undefined): Answer['decision'] =>
  word === 'allowed' ? word : word === 'explicitDeny' ? 'explicit' : 'implicit';
