import type { ChangeAction, Plan, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { shownParameters, type TemplateSide, withParameters } from './change-set.ts';

/** What an output names may be another thing afterwards. */
const ANOTHER: readonly ChangeAction[] = ['create', 'replace', 'may-replace', 'dynamic', 'delete'];

/**
 * Outputs of a stack that a change set makes, takes away or gives another value: its text differs, or what it names is made
 * anew. An attribute of a resource that is changed in place may differ too; nobody can tell before.
 */
export function changedOutputs(
  before: TemplateSide | undefined,
  after: TemplateSide,
  changes: readonly ResourceChange[],
): Plan['outputs'] {
  const was = outputsOf(before);
  const is = outputsOf(after);
  const another = new Set(
    changes.filter(({ action }) => ANOTHER.includes(action)).map(({ address }) => address),
  );
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted();
  return names.flatMap((name): Plan['outputs'] => {
    const [old, now] = [was[name], is[name]];
    if (old === undefined) return [{ name, action: 'create' }];
    if (now === undefined) return [{ name, action: 'delete' }];
    const differs = JSON.stringify(old) !== JSON.stringify(now) || namesOne(now, another);
    return differs ? [{ name, action: 'update' }] : [];
  });
}

/** Values of outputs by name, with parameters put in. A condition is part of the value. */
function outputsOf(side: TemplateSide | undefined): Readonly<Record<string, unknown>> {
  const outputs = isRecord(side?.template) && isRecord(side.template.Outputs) ? side.template.Outputs : {};
  if (!side) return {};
  const parameters = shownParameters(side.template, side.parameters);
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, each]) =>
      isRecord(each) ? [[name, withParameters([each.Value, each.Condition ?? null], parameters)]] : [],
    ),
  );
}

function namesOne(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string')
    return [...ids].some((id) => value.includes(`\${${id}}`) || value.includes(`\${${id}.`));
  if (Array.isArray(value)) return value.some((each) => namesOne(each, ids));
  if (!isRecord(value)) return false;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string' && ids.has(ref)) return true;
  const [id] = Array.isArray(attribute) ? attribute : String(attribute ?? '').split('.');
  return (typeof id === 'string' && ids.has(id)) || Object.values(value).some((each) => namesOne(each, ids));
}
