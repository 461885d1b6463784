import { risksOf } from '#lib/domain/deploy/risk.ts';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import type { Masker } from '#lib/domain/masking.ts';
import { resourceChanges } from './changes.ts';
import type { PlanJson } from './plan-json.ts';

/** Addresses of managed resources that the refresh found changed or gone. */
export const driftedAddresses = (plan: PlanJson): ReadonlySet<string> =>
  new Set(
    plan.resource_drift.flatMap(({ mode, address, change: { actions } }) =>
      mode === 'managed' && actions.some((each) => each === 'update' || each === 'delete') ? [address] : [],
    ),
  );

/**
 * What a deploy of the same commit would put back, of what was found changed. A refresh also finds what nobody declares (a role's
 * policies, which are resources of their own; a table's size): that is no drift.
 * @param restoring a plan of the commit that was deployed last
 */
export function driftedResources(
  drifted: ReadonlySet<string>,
  restoring: PlanJson,
  mask: Masker,
): readonly Omit<DriftedResource, 'since'>[] {
  return resourceChanges(restoring, mask).flatMap(({ address, type, action, attributes }) => {
    if (!drifted.has(address)) return [];
    const deleted = action === 'create';
    // The plan goes from what is there to what is declared; what happened went the other way.
    const happened = attributes.map(({ before, after, ...each }) => ({
      ...each,
      ...(after === undefined ? {} : { before: after }),
      ...(before === undefined ? {} : { after: before }),
    }));
    const physicalId = physicalIdOf(restoring, address);
    return {
      ...{ address, type, change: deleted ? ('deleted' as const) : ('changed' as const) },
      attributes: deleted
        ? []
        : attributes.map(({ path, before, after }) => ({
            path,
            ...(after === undefined ? {} : { declared: after }),
            ...(before === undefined ? {} : { found: before }),
          })),
      risks: risksOf(type, deleted ? 'delete' : 'update', happened),
      ...(physicalId === undefined ? {} : { physicalId }),
    };
  });
}

/** The name by which AWS's event history most often knows it, else its id. */
function physicalIdOf({ resource_drift }: PlanJson, address: string): string | undefined {
  const drifted = resource_drift.find((each) => each.address === address);
  const before = drifted?.change.before;
  if (typeof before !== 'object' || before === null) return undefined;
  const { name, function_name, bucket, id, ...more } = before as Record<string, unknown>;
  // A policy inside a role has a name of its own that no event is filed under.
  const holder = more[INLINE_POLICIES[drifted?.type ?? ''] ?? ''];
  return [holder, function_name, name, bucket, id].find((each) => typeof each === 'string' && each !== '') as
    | string
    | undefined;
}

/** Which attribute names what an inline policy is part of. */
const INLINE_POLICIES: Readonly<Record<string, string>> = {
  aws_iam_role_policy: 'role',
  aws_iam_user_policy: 'user',
  aws_iam_group_policy: 'group',
};
