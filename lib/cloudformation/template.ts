import type { Declared, DeclaredResource, Problem } from '#lib/domain/graph/model.ts';
import { resourceId } from '#lib/domain/graph/model.ts';
import { camelKeys, isRecord } from '#lib/domain/graph/spelling.ts';
import { expandSam } from './sam/expand.ts';
import type { Attributes } from './template-attributes.ts';
import { withoutLoops } from './template-loops.ts';
import { missingOf } from './template-missing.ts';
import { NAME_PROPERTIES } from './template-names.ts';
import { idOf, type StackResource, type StackSource, scopeOf } from './template-scope.ts';
import { condition, resolved, type Scope } from './template-values.ts';
import { writtenBy } from './written-by.ts';

export type { StackResource, StackSource };

/** Resources of one stack, functions and conditions worked out as far as its parameters tell. Never throws. */
export function declaredFromStack(source: StackSource): Declared {
  const { stack } = source;
  const read = readTemplate(source);
  if (!read) {
    return {
      value: [],
      problems: [{ code: 'no-resources', where: stack, detail: 'the template has no Resources' }],
    };
  }
  const missing = missingOf(stack, read.template);
  const scope = scopeOf(source, read.template, read.resources, missing.missed);
  const problems: Problem[] = [...read.problems];
  const tool = writtenBy(source.template);
  const value = Object.entries(read.resources).flatMap(([logicalId, resource]): DeclaredResource[] => {
    if (!isRecord(resource) || typeof resource.Type !== 'string') {
      problems.push({ code: 'odd-resource', where: `${stack}/${logicalId}`, detail: 'it has no Type' });
      return [];
    }
    if (resource.Type === 'AWS::CDK::Metadata') return [];
    return [declared(logicalId, resource.Type, resource, { source, scope, tool })];
  });
  return { value, problems: [...problems, ...missing.problems()] };
}

type Read = {
  readonly template: Attributes;
  /** What there is, conditions and loops worked out, SAM expanded. */
  readonly resources: Attributes;
  readonly problems: readonly Problem[];
};

function readTemplate(source: StackSource): Read | undefined {
  const { template: written, stack } = source;
  if (!isRecord(written) || !isRecord(written.Resources)) return undefined;
  const looped = withoutLoops(written, scopeOf(source, written, written.Resources), stack);
  const template = looped.value;
  const all = isRecord(template.Resources) ? template.Resources : {};
  const missing = missingOf(stack, template);
  const scope = scopeOf(source, template, all, missing.missed);
  const kept = Object.entries(all).filter(([logicalId, resource]) => {
    if (!isRecord(resource) || resource.Condition === undefined) return true;
    const met = condition({ Condition: resource.Condition }, scope);
    if (met === undefined) missing.undecided(logicalId, resource.Condition);
    return met !== false;
  });
  const expanded = expandSam({ ...template, Resources: Object.fromEntries(kept) }, scope, source);
  const decided = missing.problems().filter(({ code }) => /^(condition|include)-/.test(code));
  return {
    template,
    resources: expanded.value,
    problems: [...looped.problems, ...decided, ...expanded.problems],
  };
}

/** Outputs as far as they can be worked out; `name` is that of the export, where it is one. */
export function stackOutputs(
  source: StackSource,
): readonly { readonly key: string; readonly name?: string; readonly value: string }[] {
  const read = readTemplate(source);
  if (!read || !isRecord(read.template.Outputs)) return [];
  const scope = scopeOf(source, read.template, read.resources);
  return Object.entries(read.template.Outputs).flatMap(([key, output]) => {
    if (!isRecord(output)) return [];
    const value = resolved(output.Value, scope);
    const name = isRecord(output.Export) ? resolved(output.Export.Name, scope) : undefined;
    return typeof value === 'string' ? [{ key, value, ...(typeof name === 'string' ? { name } : {}) }] : [];
  });
}

/** What the stack writes into Parameter Store, by name. */
export function storedParameters(source: StackSource): Readonly<Record<string, string>> {
  return Object.fromEntries(
    declaredFromStack(source)
      .value.filter(({ type }) => type === 'AWS::SSM::Parameter')
      .flatMap(({ attributes: { name, value } }) =>
        typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [],
      ),
  );
}

type Reading = {
  readonly source: StackSource;
  readonly scope: Scope;
  readonly tool: ReturnType<typeof writtenBy>;
};

function declared(
  logicalId: string,
  type: string,
  resource: Attributes,
  { source, scope, tool }: Reading,
): DeclaredResource {
  const made = source.resources?.find((each) => each.logicalId === logicalId);
  const values = resolved(resource.Properties, scope);
  const arn = scope.attribute(logicalId, 'Arn');
  const id = idOf(source.stack, logicalId);
  const attributes = camelKeys(unnamed(values, id));
  // What a custom resource calls a name is what it works on.
  const name = type.startsWith('Custom::') ? undefined : nameIn(values);
  const aliases = [id, made?.physicalId, arn, name, scope.ref(logicalId)];
  const path = pathOf(resource);
  const updatePolicy = movedBy(resource, scope);
  return {
    id: resourceId(id),
    owner: { kind: 'sam', stack: source.stack, logicalId, ...(tool === 'sam' ? {} : { tool }) },
    type,
    ...(typeof arn === 'string' && arn.startsWith('arn:') ? { arn } : {}),
    aliases: [...new Set(aliases.filter((each): each is string => typeof each === 'string' && each !== ''))],
    attributes: {
      ...(isRecord(attributes) ? attributes : {}),
      logicalId,
      ...(path === undefined ? {} : { cdkPath: path }),
      ...(updatePolicy === undefined ? {} : { updatePolicy }),
    },
  };
}

/** Without the name that only says itself: the resource's, of a parameter that nobody tells. */
const unnamed = (properties: unknown, id: string): unknown =>
  isRecord(properties)
    ? Object.fromEntries(Object.entries(properties).filter(([, each]) => each !== id))
    : {};

/** Who moves an alias when the stack changes it: CodeDeploy, with what it asks meanwhile. */
function movedBy({ UpdatePolicy: policy }: Attributes, scope: Scope): unknown {
  const moved = isRecord(policy) ? policy.CodeDeployLambdaAliasUpdate : undefined;
  return isRecord(moved) ? camelKeys({ CodeDeployLambdaAliasUpdate: resolved(moved, scope) }) : undefined;
}

/** Where a construct stands in its app: `shop-dev/Orders/Resource`. */
function pathOf({ Metadata: metadata }: Attributes): string | undefined {
  const path = isRecord(metadata) ? metadata['aws:cdk:path'] : undefined;
  return typeof path === 'string' ? path : undefined;
}

function nameIn(properties: unknown): string | undefined {
  if (!isRecord(properties)) return undefined;
  return NAME_PROPERTIES.map((key) => properties[key]).find(
    (each): each is string => typeof each === 'string' && !each.includes('${') && !each.startsWith('cfn:'),
  );
}
