import { type ResourceId, resourceId } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { NodeChange } from '#lib/domain/overlay/change.ts';
import { actionOf } from './changes.ts';

/** What a plan changes, by identity, for the picture. Never throws: what is no change of a plan is left out. */
export function plannedChanges(show: unknown, dir: string): readonly NodeChange[] {
  const list = isRecord(show) && Array.isArray(show.resource_changes) ? show.resource_changes : [];
  return list.filter(isRecord).flatMap(({ address, type, mode, change }): NodeChange[] => {
    const actions = isRecord(change) && Array.isArray(change.actions) ? change.actions.map(String) : [];
    const action = actionOf({ actions });
    if (typeof address !== 'string' || typeof type !== 'string' || mode !== 'managed') return [];
    return action === undefined || action === 'read' ? [] : [{ id: terraformId(dir, address), type, action }];
  });
}

const terraformId = (dir: string, address: string): ResourceId => resourceId(`tf:${dir}#${address}`);
