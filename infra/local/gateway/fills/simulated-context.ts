import {
  listOf,
  matches,
  type PolicyDocument,
  type PolicyStatement,
  statementsAbout,
} from './role-policy.ts';

/** Values of context keys by their names in small letters. */
export type Context = ReadonlyMap<string, readonly string[]>;

export interface Simulated {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** Keys that a condition asks for and nobody gave, as AWS lists them. */
  readonly missing: readonly string[];
}

/** What conditions make of something that no policy allows without them. */
export function withContext(
  documents: readonly PolicyDocument[],
  { action, resource }: { readonly action: string; readonly resource: string },
  context: Context,
): Simulated {
  const about = statementsAbout(documents, action, resource).map((statement) => ({
    effect: statement.Effect,
    ...tested(statement, context),
  }));
  const met = (effect: string) => about.some((each) => each.effect === effect && each.met === true);
  if (met('Deny')) return { decision: 'explicitDeny', missing: [] };
  if (met('Allow')) return { decision: 'allowed', missing: [] };
  return { decision: 'implicitDeny', missing: [...new Set(about.flatMap(({ missing }) => missing))] };
}

function tested({ Condition = {} }: PolicyStatement, context: Context) {
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => ({ key, met: one(operator, key, listOf(wanted), context) })),
  );
  if (tests.some(({ met }) => met === false)) return { met: false, missing: [] };
  const missing = tests.flatMap(({ key, met }) => (met === undefined ? [key] : []));
  return { met: missing.length === 0 ? true : undefined, missing };
}

/** Undefined where the key was not given, or the operator is not one of text. */
function one(written: string, key: string, wanted: readonly string[], context: Context): boolean | undefined {
  const [, quantifier, name = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  const given = context.get(key.toLowerCase());
  if (given === undefined) return ifExists || quantifier === 'ForAllValues:' ? true : undefined;
  const compare = OPERATORS[name];
  if (!compare) return undefined;
  const fits = (value: string) => wanted.some((pattern) => compare(value, pattern));
  return quantifier === 'ForAllValues:' ? given.every(fits) : given.some(fits);
}

const same = (value: string, pattern: string) => value === pattern;
const like = (value: string, pattern: string) => matches(pattern, value);
const OPERATORS: Readonly<Record<string, (value: string, pattern: string) => boolean>> = {
  StringEquals: same,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
};
