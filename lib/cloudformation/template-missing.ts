import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { nodesIn } from './nodes.ts';
import type { Attributes } from './template-attributes.ts';
import type { Missing } from './template-values.ts';

type Gathered = {
  readonly missed: (kind: Missing, name: string) => void;
  /** A resource that is drawn because nobody knows its condition. */
  readonly undecided: (logicalId: string, condition: unknown) => void;
  readonly problems: () => readonly Problem[];
};

/** Gathers what a template names and nobody tells, as one problem a kind. */
export function missingOf(stack: string, template: Attributes): Gathered {
  const parameters = isRecord(template.Parameters) ? template.Parameters : {};
  const names: Record<Missing, Set<string>> = {
    parameter: new Set(),
    import: new Set(),
    condition: new Set(),
    include: new Set(),
  };
  const undecided: string[] = [];
  return {
    missed: (kind, name) => {
      if (kind !== 'parameter' || Object.hasOwn(parameters, name)) names[kind].add(name);
    },
    undecided: (logicalId, condition) => {
      undecided.push(logicalId);
      for (const name of parametersOf(condition, template)) names.condition.add(name);
    },
    problems: () => [
      ...listed('parameter-unknown', stack, names.parameter, 'nobody tells the value of '),
      ...listed('import-unknown', stack, names.import, 'no stack at hand exports '),
      ...listed('include-unknown', stack, names.include, 'a file that is not at hand: '),
      ...(undecided.length === 0
        ? []
        : [
            {
              code: 'condition-unknown',
              where: stack,
              detail: `drawn, though it hangs on ${[...names.condition].toSorted().join(', ') || 'what nobody tells'}: ${undecided.toSorted().join(', ')}`,
            },
          ]),
    ],
  };
}

const listed = (code: string, where: string, names: ReadonlySet<string>, says: string): readonly Problem[] =>
  names.size === 0 ? [] : [{ code, where, detail: `${says}${[...names].toSorted().join(', ')}` }];

/** Parameters that a condition asks, through the conditions that it names. */
function parametersOf(condition: unknown, template: Attributes): ReadonlySet<string> {
  const parameters = isRecord(template.Parameters) ? template.Parameters : {};
  const conditions = isRecord(template.Conditions) ? template.Conditions : {};
  const found = new Set<string>();
  const asked = new Set<string>();
  const waiting: unknown[] = [typeof condition === 'string' ? { Condition: condition } : condition];
  while (waiting.length > 0) {
    for (const node of nodesIn(waiting.pop())) {
      if (!isRecord(node)) continue;
      if (typeof node.Ref === 'string' && Object.hasOwn(parameters, node.Ref)) {
        const about = parameters[node.Ref];
        if (!isRecord(about) || about.Default === undefined) found.add(node.Ref);
      }
      const name = node.Condition;
      if (typeof name === 'string' && !asked.has(name)) {
        asked.add(name);
        waiting.push(conditions[name]);
      }
    }
  }
  return found;
}
