import type { InventoryResource } from './resource.ts';

/** Resources whose name, type, address or id holds every word of the query. */
export function matching(
  resources: readonly InventoryResource[],
  query: string,
): readonly InventoryResource[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return resources;
  return resources.filter((each) => {
    const owner =
      each.owner.kind === 'terraform'
        ? each.owner.address
        : each.owner.kind === 'sam'
          ? each.owner.logicalId
          : '';
    const text = [each.name, each.type, owner, each.arn, each.physicalId].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
