import { isStateful } from '#lib/domain/deploy/risk.ts';
import { resourceId } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { NodeChange } from '#lib/domain/overlay/change.ts';

/**
 * What a change set changes, by identity, for the picture: the answer of DescribeChangeSet, or a file of it. Never
 * throws: what is no change of a resource is left out.
 */
export function setChanges(description: unknown, stack: string): readonly NodeChange[] {
  const list = isRecord(description) && Array.isArray(description.Changes) ? description.Changes : [];
  return list.filter(isRecord).flatMap(({ ResourceChange: change }): NodeChange[] => {
    if (!isRecord(change)) return [];
    const {
      LogicalResourceId: logicalId,
      ResourceType: type,
      Action: action,
      Replacement: replacement,
    } = change;
    if (typeof logicalId !== 'string' || typeof type !== 'string') return [];
    const id = resourceId(`cfn:${stack}/${logicalId}`);
    if (action === 'Add' || action === 'Import') return [{ id, type, action: 'create' }];
    if (action === 'Remove') return [{ id, type, action: 'delete' }];
    // `Conditional` is taken for the worst where something can be lost, as in the diff.
    const replaces = replacement === 'True' || (replacement === 'Conditional' && isStateful(type));
    return action === 'Modify' ? [{ id, type, action: replaces ? 'replace' : 'update' }] : [];
  });
}
