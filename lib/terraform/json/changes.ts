import type { ChangeAction, Plan, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { risksOf } from '#lib/domain/deploy/risk.ts';
import type { Masker } from '#lib/domain/masking.ts';
import { attributeChanges } from './attributes.ts';
import type { PlanJson, PlanJsonChange, PlanJsonResource } from './plan-json.ts';

/** What a plan would do to each resource, for people to read: sensitive values and secrets are masked. */
export function resourceChanges(plan: PlanJson, mask: Masker): readonly ResourceChange[] {
  return changing(plan).map(({ address, type, change }) => {
    const action = actionOf(change) ?? 'update';
    const attributes = attributeChanges(change, mask);
    return { address, type, action, attributes, risks: risksOf(type, action, attributes) };
  });
}

export function outputChanges(plan: PlanJson): Plan['outputs'] {
  return Object.entries(plan.output_changes).flatMap(([name, change]) => {
    const action = actionOf(change);
    return action ? [{ name, action }] : [];
  });
}

/** Nothing to do: no resource and no output would be other than it is. */
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
    changes: changing(plan).map(({ address, change }) => ({ address, ...essence(change) })),
    outputs: Object.entries(plan.output_changes).flatMap(([name, change]) =>
      actionOf(change) ? [{ name, ...essence(change) }] : [],
    ),
  };
}

/** A data source that is read during apply changes nothing. */
const changing = (plan: PlanJson): readonly PlanJsonResource[] =>
  plan.resource_changes.filter(
    ({ mode, change }) => mode === 'managed' && !['read', undefined].includes(actionOf(change)),
  );

const essence = ({ actions, before, after, after_unknown, replace_paths }: PlanJsonChange) => ({
  actions,
  before,
  after,
  after_unknown,
  replace_paths,
});

/** One word for a list of actions; undefined when nothing is done. */
export function actionOf({ actions }: { readonly actions: readonly string[] }): ChangeAction | undefined {
  if (actions.includes('create') && actions.includes('delete')) return 'replace';
  const [only] = actions;
  if (only === undefined || only === 'no-op') return undefined;
  // Terraform forgets it and leaves it running: for this state it is gone.
  if (only === 'forget') return 'delete';
  return ACTIONS.find((each) => each === only);
}

const ACTIONS: readonly ChangeAction[] = ['create', 'update', 'replace', 'delete', 'read'];
