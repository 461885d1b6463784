import type { Owner } from '../../inventory/resource.ts';
import { type FindingRule, finding } from './finding.ts';

/** One real thing that two declarations manage: each deploy undoes the other. */
export const managedTwice: FindingRule = ({ world }) =>
  world.nodes.flatMap((node) => {
    const owners = [...new Set(node.owners.map(words))].toSorted();
    const [one, other] = owners;
    if (one === undefined || other === undefined) return [];
    return [
      finding(
        'managed-twice',
        [node],
        { one, other },
        ...owners.map((owner) => `${owner} declares ${node.name}`),
      ),
    ];
  });

function words(owner: Owner): string {
  if (owner.kind === 'terraform') return owner.address;
  return owner.kind === 'sam' ? `${owner.stack}/${owner.logicalId}` : owner.kind;
}
