import { isRecord } from '#lib/domain/graph/spelling.ts';

type Expressions = Readonly<Record<string, unknown>>;

/** One module of a plan's `configuration`, and the call that gives its variables. */
type Scope = {
  readonly module: Expressions;
  /** `module.a.module.b.`, without keys. */
  readonly prefix: string;
  readonly parent?: Scope;
  readonly call?: Expressions;
};

/** One resource's configuration: its arguments, and what `each.value` stands for. */
type Configured = { readonly expressions: unknown; readonly forEach: unknown; readonly scope: Scope };

const DEEPEST = 20;

/** The data source that writes a policy out of blocks. */
export const POLICY_DOCUMENT = 'aws_iam_policy_document';

/**
 * What an argument will be, where a plan only says "known after apply": the resources and policy documents that its
 * expression names, by address without keys, through variables and outputs of modules. Locals are in no plan.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export function configuredReferences(
  configuration: unknown,
): (address: string, path: readonly (string | number)[]) => readonly string[] {
  const root =
    isRecord(configuration) && isRecord(configuration.root_module) ? configuration.root_module : {};
  const declared = new Map<string, Configured>();
  collect({ module: root, prefix: '' }, declared, 0);
  return (address, path) => {
    const found = declared.get(withoutKeys(address));
    const expression = found && inside(found.expressions, path);
    if (!found) return [];
    const known = new Set(declared.keys());
    return [...new Set(resolved(expression, found.scope, { known, each: found.forEach }, 0))];
  };
}

/** `module.a["x.y"].aws_b.c[0]` → `module.a.aws_b.c`. */
export const withoutKeys = (address: string): string => address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '');

function collect(scope: Scope, declared: Map<string, Configured>, depth: number): void {
  const { resources, module_calls: calls } = scope.module;
  for (const each of Array.isArray(resources) ? resources : []) {
    if (!isRecord(each) || typeof each.address !== 'string') continue;
    declared.set(`${scope.prefix}${each.address}`, {
      expressions: each.expressions,
      forEach: each.for_each_expression,
      scope,
    });
  }
  for (const [name, call] of Object.entries(isRecord(calls) ? calls : {})) {
    if (depth < DEEPEST && isRecord(call) && isRecord(call.module)) {
      const inner = { module: call.module, prefix: `${scope.prefix}module.${name}.`, parent: scope, call };
      collect(inner, declared, depth + 1);
    }
  }
}

/** Addresses that there are, and what `each.value` stands for here. */
type Around = { readonly known: ReadonlySet<string>; readonly each: unknown };

function resolved(expression: unknown, scope: Scope, around: Around, depth: number): readonly string[] {
  const references =
    isRecord(expression) && Array.isArray(expression.references) ? expression.references : [];
  if (depth > DEEPEST) return [];
  return references.map(String).flatMap((reference): readonly string[] => {
    const [first = '', second = '', third = ''] = withoutKeys(reference).split('.');
    if (first === 'var') {
      const given = isRecord(scope.call?.expressions) ? scope.call.expressions[second] : undefined;
      const inside = { ...around, each: scope.call?.for_each_expression };
      return scope.parent ? resolved(given, scope.parent, inside, depth + 1) : [];
    }
    // One of what the resource is repeated over: the one with the same key.
    if (first === 'each') {
      const over = { ...around, each: undefined };
      return second === 'value' ? resolved(around.each, scope, over, depth + 1) : [];
    }
    if (first === 'module') return outputOf(scope, second, third, around, depth);
    // Of what is only read, a policy document alone says more than its own address.
    if (first === 'data' && second !== POLICY_DOCUMENT) return [];
    const address = `${scope.prefix}${first}.${second}${first === 'data' ? `.${third}` : ''}`;
    return around.known.has(address) ? [address] : [];
  });
}

function outputOf(
  scope: Scope,
  name: string,
  output: string,
  around: Around,
  depth: number,
): readonly string[] {
  const calls = scope.module.module_calls;
  const call = isRecord(calls) ? calls[name] : undefined;
  if (!isRecord(call) || !isRecord(call.module)) return [];
  const outputs = isRecord(call.module.outputs) ? call.module.outputs : {};
  const own = outputs[output];
  const inner = { module: call.module, prefix: `${scope.prefix}module.${name}.`, parent: scope, call };
  return resolved(isRecord(own) ? own.expression : undefined, inner, around, depth + 1);
}

/** Expressions nest as blocks do, but a map or list argument is one expression: its references stand for each part. */
function inside(expressions: unknown, path: readonly (string | number)[]): unknown {
  let here = expressions;
  for (const key of path) {
    if (isRecord(here) && 'references' in here) return here;
    if (Array.isArray(here)) here = typeof key === 'number' ? here[key] : undefined;
    else if (isRecord(here)) here = typeof key === 'number' ? here : here[key];
  }
  return here;
}
