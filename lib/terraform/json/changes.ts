import type { ChangeAction, Plan, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { risksOf } from '#lib/domain/deploy/risk.ts';
import type { Masker } from '#lib/domain/masking.ts';
import { attributeChanges } from './attributes.ts';
import type { PlanJson, PlanJsonChange, PlanJsonResource } from './plan-json.ts';
import { withCauses } from './recomputed.ts';

/** What a plan would do to each resource, for people to read: sensitive values and secrets are masked. */
export function resourceChanges(plan: PlanJson, mask: Masker): readonly ResourceChange[] {
  const changes = changing(plan).map((resource): ResourceChange => {
    const { address, type, change, previous_address: from, deposed } = resource;
    const action = wholeActionOf(resource) ?? 'update';
    const attributes = attributeChanges(change, mask);
    const importing = change.importing?.id;
    return {
      ...{ address, type, action, attributes, risks: risksOf(type, action, attributes) },
      ...(from === undefined ? {} : { from }),
      ...(importing === undefined ? {} : { importing }),
      ...(change.actions.includes('forget') ? { retained: true as const } : {}),
      ...(deposed === undefined ? {} : { deposed }),
    };
  });
  return withCauses(changes, plan.configuration);
}

export function outputChanges(plan: PlanJson): Plan['outputs'] {
  return Object.entries(plan.output_changes).flatMap(([name, change]) => {
    const action = actionOf(change);
    return action ? [{ name, action }] : [];
  });
}

/** Nothing to do: no resource and no output would be other than it is, called otherwise or managed otherwise. */
export const isEmptyPlan = (plan: PlanJson): boolean =>
  changing(plan).length === 0 && outputChanges(plan).length === 0;

/**
 * The changes with raw values, for the content digest alone: never stored, never shown. Refreshed values that
 * nothing is done about are not in it, and neither are reads.
 */
export function rawChanges(plan: PlanJson): {
  readonly changes: readonly unknown[];
  readonly outputs: readonly unknown[];
} {
  return {
    changes: changing(plan).map(({ address, change, previous_address: from, deposed }) => ({
      address,
      ...essence(change),
      ...(from === undefined ? {} : { from }),
      ...(deposed === undefined ? {} : { deposed }),
      ...(change.importing === undefined ? {} : { importing: change.importing }),
    })),
    outputs: Object.entries(plan.output_changes).flatMap(([name, change]) =>
      actionOf(change) ? [{ name, ...essence(change) }] : [],
    ),
  };
}

/** A data source that is read during apply changes nothing. */
const changing = (plan: PlanJson): readonly PlanJsonResource[] =>
  plan.resource_changes.filter(
    (resource) => resource.mode === 'managed' && !['read', undefined].includes(wholeActionOf(resource)),
  );

const essence = ({ actions, before, after, after_unknown, replace_paths }: PlanJsonChange) => ({
  actions,
  before,
  after,
  after_unknown,
  replace_paths,
});

/** What is done to a resource, its address or its management; undefined when nothing is. */
export function wholeActionOf(resource: {
  readonly address: string;
  readonly previous_address?: string | undefined;
  readonly change: { readonly actions: readonly string[]; readonly importing?: unknown };
}): ChangeAction | undefined {
  const action = actionOf(resource.change);
  if (action !== undefined) return action;
  if (resource.change.importing !== undefined) return 'import';
  const { previous_address: from } = resource;
  return from !== undefined && from !== resource.address ? 'move' : undefined;
}

/** One word for a list of actions; undefined when nothing is done. */
export function actionOf({ actions }: { readonly actions: readonly string[] }): ChangeAction | undefined {
  // One that is made while the old one is forgotten replaces it, too: the new one is empty.
  if (actions.includes('create') && (actions.includes('delete') || actions.includes('forget')))
    return 'replace';
  const [only] = actions;
  if (only === undefined || only === 'no-op') return undefined;
  return ACTIONS.find((each) => each === only);
}

const ACTIONS: readonly ChangeAction[] = ['create', 'update', 'replace', 'delete', 'read', 'forget'];
