import type { ResourceChange } from '../deploy/plan.ts';
import type { Lane } from '../deploy/run.ts';
import { resourceId } from '../graph/model.ts';
import type { NodeChange } from './change.ts';

/** Where the addresses of a plan live: Terraform's directory, CloudFormation's stack. */
export type PlannedIn = {
  readonly lane: Lane;
  readonly directory: string;
  readonly stack: string | undefined;
};

/** Changes of a plan by the identity that the graph knows each resource by. */
export function plannedNodes(changes: readonly ResourceChange[], where: PlannedIn): readonly NodeChange[] {
  const { lane, directory, stack } = where;
  const idOf = (address: string) =>
    resourceId(lane === 'infrastructure' ? `tf:${directory}#${address}` : `cfn:${stack ?? ''}/${address}`);
  return changes.map(({ address, type, action }) => ({ id: idOf(address), type, action }));
}
