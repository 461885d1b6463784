import type { ChangeAction, ResourceChange, Risk } from './plan.ts';

export type PlanGroup = {
  readonly name: string;
  /** Of all of the group. */
  readonly count: number;
  readonly changes: readonly ResourceChange[];
};

const RISKS: readonly Risk[] = ['stateful-delete', 'stateful-replace', 'public-exposure', 'iam', 'network'];
const ACTIONS: readonly ChangeAction[] = [
  'delete',
  'replace',
  'may-replace',
  'dynamic',
  'update',
  'create',
  'forget',
  'import',
  'move',
  'read',
];

/** Lower is looked at first: risk before action. */
function order(change: ResourceChange): number {
  const risk = Math.min(RISKS.length, ...change.risks.map((each) => RISKS.indexOf(each)));
  return risk * ACTIONS.length + ACTIONS.indexOf(change.action);
}

/** The `most` riskiest changes by module (or by service where there is none), the riskiest group and change first. */
export function planGroups(changes: readonly ResourceChange[], most: number): readonly PlanGroup[] {
  const sorted = changes.toSorted((a, b) => order(a) - order(b));
  const counts = Map.groupBy(sorted, groupOf);
  return [...Map.groupBy(sorted.slice(0, most), groupOf)].map(([name, inside]) => ({
    ...{ name, count: counts.get(name)?.length ?? 0 },
    changes: inside,
  }));
}

function groupOf({ address, type }: ResourceChange): string {
  const module = /^(?:module\.[^.]+\.)+/.exec(address)?.[0];
  if (module) return module.slice(0, -1);
  return /^aws_([a-z0-9]+)/.exec(type)?.[1] ?? type.split('::').slice(0, 2).join('::');
}

/** The address without the module that its group already names. */
export const shortAddress = (change: ResourceChange): string =>
  change.address.replace(/^(?:module\.[^.]+\.)+/, '');
