import type { EnvironmentKey } from '../environment.ts';
import { textAt } from '../graph/attributes.ts';
import { NAME_PATHS } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import type { InventoryResource } from './resource.ts';

/** What the engine itself made: CloudFormation says more of a resource than its template does. */
export type MadeFacts = { readonly physicalId?: string; readonly status?: string };

/** One row a resource, sorted by name; one that both engines declare is shown once, with its first owner. */
export function inventoryOf(
  declared: readonly DeclaredResource[],
  environment: EnvironmentKey,
  madeOf: (resource: DeclaredResource) => MadeFacts,
): readonly InventoryResource[] {
  const seen = new Set<string>();
  return declared
    .flatMap((resource): InventoryResource[] => {
      const key = resource.arn ?? resource.id;
      if (seen.has(key)) return [];
      seen.add(key);
      const { physicalId, status } = madeOf(resource);
      return [
        {
          id: resource.id,
          environment,
          type: resource.type,
          name: nameOf(resource, physicalId),
          ...(resource.arn ? { arn: resource.arn } : {}),
          ...(physicalId ? { physicalId } : {}),
          owner: resource.owner,
          ...(status ? { status } : {}),
        },
      ];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function nameOf({ attributes, owner, id }: DeclaredResource, physicalId: string | undefined): string {
  const own = textAt(attributes, ...NAME_PATHS, 'stageName', 'tags.Name');
  if (own) return own;
  if (owner.kind === 'sam') return owner.logicalId;
  return owner.kind === 'terraform' ? owner.address : (physicalId ?? id);
}
