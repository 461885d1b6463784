import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import TEMPLATES from '../tables/sam-policies.json' with { type: 'json' };
import type { Attributes } from '../template-attributes.ts';
import { condition, type Scope } from '../template-values.ts';
import { part, type Written } from './parts.ts';

type PolicyTemplate = { readonly parameters: readonly string[]; readonly statements: readonly unknown[] };

/** What `Policies` of a function or state machine say: managed policies by ARN, and statements. */
export type Policies = {
  readonly managed: readonly unknown[];
  readonly statements: readonly unknown[];
  readonly problems: readonly Problem[];
};

/**
 * Managed policies by name or ARN, policy templates with their parameters, statements; under `Fn::If` those that hold.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export function policiesOf(written: unknown, where: string, scope: Scope): Policies {
  const managed: unknown[] = [];
  const statements: unknown[] = [];
  const problems: Problem[] = [];
  for (const each of listed(written, scope)) {
    if (typeof each === 'string') managed.push(managedArn(each));
    else if (!isRecord(each)) continue;
    else if ('Statement' in each) statements.push(...list(each.Statement));
    else if (isFunction(each)) managed.push(each);
    else {
      for (const [name, given] of Object.entries(each)) {
        const template = own<PolicyTemplate>(TEMPLATES, name);
        if (template) statements.push(...filledStatements(name, template, given));
        else problems.push({ code: 'sam-policy', where, detail: `no policy template is called ${name}` });
      }
    }
  }
  return { managed, statements, problems };
}

/** The role that SAM makes for a function or state machine without one. */
export function madeRole(
  service: string,
  managed: readonly unknown[],
  statements: readonly unknown[],
): Written {
  return part('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` } }],
    },
    ManagedPolicyArns: managed,
    Policies: statements.length === 0 ? [] : [{ PolicyDocument: { Statement: statements } }],
  });
}

export const managedArn = (name: string): string =>
  name.startsWith('arn:') || name.includes('${') ? name : `arn:aws:iam::aws:policy/${name}`;

/** One policy, a list, or `Fn::If` around either. */
function listed(written: unknown, scope: Scope): readonly unknown[] {
  if (written === undefined) return [];
  if (Array.isArray(written)) return written.flatMap((each) => listed(each, scope));
  const choice = isRecord(written) ? written['Fn::If'] : undefined;
  if (!Array.isArray(choice)) return isNothing(written) ? [] : [written];
  const met = condition({ Condition: choice[0] }, scope);
  // Where nobody knows, what the policy may be is drawn.
  if (met === undefined) return [...listed(choice[1], scope), ...listed(choice[2], scope)];
  return listed(choice[met ? 1 : 2], scope);
}

const isNothing = (value: unknown): boolean => isRecord(value) && value.Ref === 'AWS::NoValue';

const isFunction = (value: Attributes): boolean =>
  Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function filledStatements(
  name: string,
  { parameters, statements }: PolicyTemplate,
  given: unknown,
): readonly unknown[] {
  const values = Object.fromEntries(
    parameters.map((each) => [each, isRecord(given) ? own(given, each) : undefined] as const),
  );
  return statements.map((each) => ({ Sid: name, ...(filled(each, values) as Attributes) }));
}

function filled(value: unknown, values: Attributes): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, values));
  if (!isRecord(value)) return value;
  const { Ref: name } = value;
  if (typeof name === 'string' && Object.hasOwn(values, name)) return values[name] ?? value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, values)]));
}
