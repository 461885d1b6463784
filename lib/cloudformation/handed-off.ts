import type { HandedOff } from '#lib/domain/deploy/handoff.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { shownParameters, type TemplateSide, withParameters } from './change-set.ts';
import type { ChangeSetLevel } from './nested-changes.ts';

const PARAMETER = 'AWS::SSM::Parameter';

/**
 * What a change set takes from others or gives another value: outputs, exports that are not made under their name any more,
 * and parameters of Parameter Store.
 * @param exports names of the deployed stack's exports by output
 */
export function handedOff(
  { entries, before, after }: Pick<ChangeSetLevel, 'entries' | 'before' | 'after'>,
  outputs: Plan['outputs'],
  exports: Readonly<Record<string, string>>,
): readonly HandedOff[] {
  const moved = new Map(outputs.map(({ name, action }) => [name, action]));
  return [
    ...outputs
      .filter(({ action }) => action === 'delete')
      .map(({ name }): HandedOff => ({ kind: 'output', name, change: 'gone' })),
    ...Object.entries(exports).flatMap(([output, name]): readonly HandedOff[] => {
      const same = JSON.stringify(exportOf(before, output)) === JSON.stringify(exportOf(after, output));
      if (!same || moved.get(output) === 'delete') return [{ kind: 'export', name, change: 'gone' }];
      return moved.has(output) ? [{ kind: 'export', name, change: 'changed' }] : [];
    }),
    ...entries.flatMap(({ ResourceChange: change }): readonly HandedOff[] => {
      const name = change?.PhysicalResourceId;
      if (change?.ResourceType !== PARAMETER || !name) return [];
      const goes =
        change.Action === 'Remove' || (change.Action === 'Modify' && change.Replacement === 'True');
      return goes ? [{ kind: 'parameter', name, change: 'gone' }] : [];
    }),
  ];
}

function exportOf(side: TemplateSide | undefined, output: string): unknown {
  const outputs = isRecord(side?.template) && isRecord(side.template.Outputs) ? side.template.Outputs : {};
  const one = outputs[output];
  if (!side || !isRecord(one)) return undefined;
  return withParameters(one.Export ?? null, shownParameters(side.template, side.parameters));
}
