import { queryFields } from '../call.ts';
import { type Fill, operations } from '../fill.ts';
import type { RootClient } from '../root-client.ts';
import { fromQuery, toXml } from '../xml.ts';
import { policiesOf } from './role-policies.ts';
import { type Context, type Simulated, withContext } from './simulated-context.ts';

type Entry = { readonly ContextKeyName?: string; readonly ContextKeyValues?: readonly string[] };
type Input = {
  readonly PolicySourceArn?: string;
  readonly ActionNames?: readonly string[];
  readonly ResourceArns?: readonly string[];
  readonly ContextEntries?: readonly Entry[];
};

/**
 * MiniStack simulates a policy on the first of the resources alone, and without the context that it was given. What it allows and
 * forbids stands; what it finds allowed by nothing is looked at with the context, of roles.
 */
export function simulation(root: RootClient): Fill {
  return operations('iam', {
    SimulatePrincipalPolicy: async (call, forward) => {
      const answer = await forward();
      const input = fromQuery(queryFields(call)) as Input;
      const { PolicySourceArn: principal = '', ActionNames: actions = [] } = input;
      const role = principal.includes(':role/') ? principal.split('/').at(-1) : undefined;
      if (answer.status !== 200 || role === undefined) return answer;
      const policies = await policiesOf(root, role);
      const context = contextOf(input);
      const results = new Map<string, ReturnType<typeof resultOf>[]>();
      for (const resource of input.ResourceArns ?? ['*'])
        for (const [action, decision] of await simulated(root, principal, actions, resource)) {
          const said =
            decision === 'implicitDeny' ? withContext(policies, { action, resource }, context) : undefined;
          const result = resultOf(resource, said ?? { decision, missing: [] });
          results.set(action, [...(results.get(action) ?? []), result]);
        }
      const xml = toXml({ EvaluationResults: [...results].map(wholeOf), IsTruncated: 'false' });
      const body = `<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult>${xml}</SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`;
      return { ...answer, body: Buffer.from(body) };
    },
  });
}

const resultOf = (resource: string, { decision, missing }: Simulated) => ({
  EvalResourceName: resource,
  EvalResourceDecision: decision,
  MissingContextValues: [...missing],
});

/** As AWS puts it: one result an action, below it one each resource that was named. */
const wholeOf = ([action, each]: readonly [string, readonly ReturnType<typeof resultOf>[]]) => ({
  EvalActionName: action,
  EvalResourceName: each.length === 1 ? each[0]?.EvalResourceName : '*',
  EvalDecision:
    each.find(({ EvalResourceDecision }) => EvalResourceDecision !== 'allowed')?.EvalResourceDecision ??
    'allowed',
  ResourceSpecificResults: [...each],
});

const contextOf = ({ ContextEntries: entries = [] }: Input): Context =>
  new Map(entries.map((each) => [(each.ContextKeyName ?? '').toLowerCase(), each.ContextKeyValues ?? []]));

/** MiniStack's own decisions, by action. */
async function simulated(
  root: RootClient,
  principal: string,
  actions: readonly string[],
  resource: string,
): Promise<readonly (readonly [string, Simulated['decision']])[]> {
  const named = Object.fromEntries(
    actions.map((action, index) => [`ActionNames.member.${index + 1}`, action]),
  );
  const fields = { PolicySourceArn: principal, 'ResourceArns.member.1': resource, ...named };
  const xml = await root.query('iam', '2010-05-08', 'SimulatePrincipalPolicy', fields);
  const decisions = xml.split('<EvalDecision>').slice(1);
  return actions.map((action, index) => {
    const [word = ''] = (decisions[index] ?? '').split('<');
    return [action, word === 'allowed' || word === 'explicitDeny' ? word : 'implicitDeny'];
  });
}
