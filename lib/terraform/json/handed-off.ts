import type { HandedOff } from '#lib/domain/deploy/handoff.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';

const GONE: readonly string[] = ['delete', 'replace'];

/** What a plan takes from others: outputs that end, and parameters of Parameter Store. */
export const handedOff = ({ outputs, changes }: Pick<Plan, 'outputs' | 'changes'>): readonly HandedOff[] => [
  ...outputs
    .filter(({ action }) => action === 'delete')
    .map(({ name }): HandedOff => ({ kind: 'output', name, change: 'gone' })),
  ...changes.flatMap(({ type, action, attributes }): readonly HandedOff[] => {
    if (type !== 'aws_ssm_parameter' || !GONE.includes(action)) return [];
    const name = attributes.find(({ path }) => path === 'name');
    // Replaced under its own name, it is there again.
    if (!name?.before || (action === 'replace' && name.after === name.before)) return [];
    const parsed: unknown = JSON.parse(name.before);
    return typeof parsed === 'string' ? [{ kind: 'parameter', name: parsed, change: 'gone' }] : [];
  }),
];
