import { isRecord } from '#lib/domain/graph/spelling.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The policy that an `aws_iam_policy_document` will write, from its blocks. A plan knows effect and actions of a document
 * that it can only read during apply; of resources that are not known yet it takes the identities of `named`.
 *
 * @param named identities of what a statement's `resources` or `not_resources` names, by the statement's index.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocument(
  values: Values,
  named: (statement: number, argument: 'resources' | 'not_resources') => readonly string[],
): string {
  const statements = Array.isArray(values.statement) ? values.statement : [];
  return JSON.stringify({
    Statement: statements.map((each: unknown, index) => {
      const block = isRecord(each) ? each : {};
      return {
        ...(typeof block.sid === 'string' ? { Sid: block.sid } : {}),
        Effect: block.effect === 'Deny' ? 'Deny' : 'Allow',
        Action: block.actions ?? [],
        NotAction: block.not_actions ?? [],
        Resource: known(block.resources, () => named(index, 'resources')),
        NotResource: known(block.not_resources, () => named(index, 'not_resources')),
        ...(Array.isArray(block.condition) && block.condition.length > 0 ? { Condition: { known: {} } } : {}),
      };
    }),
  });
}

/** A list with holes where a value is not known yet: which reference fills which hole nobody says. */
function known(list: unknown, named: () => readonly string[]): readonly unknown[] {
  if (!Array.isArray(list)) return [];
  const texts = list.filter((each) => typeof each === 'string');
  return texts.length === list.length ? texts : [...texts, ...named()];
}
