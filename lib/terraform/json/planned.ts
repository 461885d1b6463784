import { type ResourceId, resourceId } from '#lib/domain/graph/model.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { NodeChange } from '#lib/domain/overlay/change.ts';
import { wholeActionOf } from './changes.ts';

/** What a plan changes, by identity, for the picture. Never throws: what is no change of a plan is left out. */
export function plannedChanges(show: unknown, dir: string): readonly NodeChange[] {
  const list = isRecord(show) && Array.isArray(show.resource_changes) ? show.resource_changes : [];
  return list.filter(isRecord).flatMap(({ address, type, mode, change, ...more }): NodeChange[] => {
    const actions = isRecord(change) && Array.isArray(change.actions) ? change.actions.map(String) : [];
    if (typeof address !== 'string' || typeof type !== 'string' || mode !== 'managed') return [];
    // What an earlier replacement left over is not the part on the picture.
    if (more.deposed !== undefined) return [];
    const from = more.previous_address;
    const action = wholeActionOf({
      address,
      ...(typeof from === 'string' ? { previous_address: from } : {}),
      change: { actions, ...(isRecord(change) && change.importing !== undefined ? { importing: {} } : {}) },
    });
    if (action === undefined || action === 'read') return [];
    // What moves still has its old address on the picture.
    return [{ id: terraformId(dir, typeof from === 'string' ? from : address), type, action }];
  });
}

const terraformId = (dir: string, address: string): ResourceId => resourceId(`tf:${dir}#${address}`);
