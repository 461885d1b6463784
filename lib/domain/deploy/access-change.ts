import type { AttributeChange, ResourceChange } from './plan.ts';
import { jsonOf, statementsIn } from './rules/policy-statements.ts';

/** What somebody may do afterwards and could not before, or the other way round, as a policy says it. */
export type AccessChange = {
  /** Who: the role, function or principal that it is about; the address where nothing tells. */
  readonly who: string;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  /** What it comes to is only known after apply, or cannot be read. */
  readonly unknown: boolean;
};

const POLICY = /polic|statement/i;
const NO_POLICY = /(arns?|names?|path|description)$/i;

/** Who gains or loses access by a change; none for one that carries no such risk. */
export function accessChanges(change: ResourceChange): readonly AccessChange[] {
  const { risks, attributes, action, address, type } = change;
  if (!risks.includes('iam')) return [];
  const who = text(find(attributes, /^(role|Roles|FunctionName|function_name|user|group)$/)) ?? address;
  const principal = text(find(attributes, /^(principal|Principal)$/));
  if (/(_permission|::Permission)$/.test(type) && principal !== undefined) {
    const may = [`${text(find(attributes, /^(action|Action)$/)) ?? 'lambda:InvokeFunction'} on ${who}`];
    const [gains, loses] = [action === 'delete' ? [] : may, action === 'create' ? [] : may];
    return [{ who: principal, gains, loses: action === 'update' ? [] : loses, unknown: false }];
  }
  const policies = attributes.filter(({ path }) => POLICY.test(path) && !NO_POLICY.test(path));
  const before = new Set(policies.flatMap(({ before: value }) => allowed(value)));
  const after = new Set(policies.flatMap(({ after: value }) => allowed(value)));
  const unknown =
    policies.some(({ unknownAfter, sensitive }) => unknownAfter || sensitive) || policies.length === 0;
  const gains = [...after].filter((each) => !before.has(each));
  const loses = unknown && after.size === 0 ? [] : [...before].filter((each) => !after.has(each));
  return gains.length + loses.length === 0 && !unknown ? [] : [{ who, gains, loses, unknown }];
}

/** Each action that a policy allows, with where: a denial is said as such. */
function allowed(value: string | undefined): readonly string[] {
  return statementsIn(jsonOf(value)).flatMap((statement) => {
    const actions = listOf(statement.Action ?? statement.NotAction);
    const where = [
      ...listOf(statement.Resource ?? statement.NotResource),
      ...principals(statement.Principal),
    ];
    const denied = statement.Effect === 'Deny' ? 'deny ' : '';
    const not = statement.Action === undefined ? 'all but ' : '';
    return actions.map((each) => `${denied}${not}${each}${where.length > 0 ? ` · ${where.join(', ')}` : ''}`);
  });
}

const principals = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(listOf) : listOf(value);

/** References of a template are said as what they name. */
const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) =>
    each === undefined ? [] : [typeof each === 'string' ? each : JSON.stringify(each)],
  );

const find = (attributes: readonly AttributeChange[], path: RegExp): AttributeChange | undefined =>
  attributes.find((each) => path.test(each.path));

/** Attributes are JSON text; what is not, such as a value that nobody knows yet, is said as it stands. */
function text(attribute: AttributeChange | undefined): string | undefined {
  const written = attribute?.after ?? attribute?.before;
  if (written === undefined || written === 'null') return undefined;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : written;
  } catch {
    return written;
  }
}
