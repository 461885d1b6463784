import { textAt } from '../attributes.ts';
import { callerOf, permissionsOf } from '../edges/callers.ts';
import type { DeclaredResource, GraphNode } from '../model.ts';
import type { World } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/**
 * An API that calls a function which lets no API call it: every request answers 500. Not told of a SAM template that
 * was never deployed, because the transform writes the permission itself.
 */
export const integration: FindingRule = ({ world, facts }) =>
  facts
    .filter((fact) => fact.kind === 'invoke' && fact.label !== 'authorizer')
    .flatMap((fact) => {
      const api = world.find(fact.from, 'rest-api', 'http-api');
      const fn = world.find(fact.to, 'function');
      if (!api || !fn || !permissionsShown(fn, world)) return [];
      const own = permissionsOf(fn, world);
      if (own.some((each) => admits(each, api, world))) return [];
      const says =
        own.length === 0
          ? `${fn.name}: it has no permission`
          : `${fn.name}: ${own.length} permissions, none for ${api.name}`;
      return [finding('integration-denied', [api, fn], {}, fact.says, says)];
    })
    .filter(once());

/** Terraform always says them; of a stack we know them once one of its functions shows any. */
function permissionsShown(fn: GraphNode, world: World): boolean {
  const stack = fn.owners.find((owner) => owner.kind === 'sam');
  if (stack?.kind !== 'sam') return true;
  return world.resources.some(
    ({ type, owner }) =>
      type === 'AWS::Lambda::Permission' && owner.kind === 'sam' && owner.stack === stack.stack,
  );
}

/** Without a source ARN any API may call; one that is not known yet is given the benefit of the doubt. */
function admits(permission: DeclaredResource, api: GraphNode, world: World): boolean {
  if (textAt(permission.attributes, 'principal') !== 'apigateway.amazonaws.com') return false;
  const source = textAt(permission.attributes, 'sourceArn');
  return (
    source === undefined || !source.includes(':execute-api:') || callerOf(permission, world)?.id === api.id
  );
}

/** One a pair of nodes, whatever the number of routes. */
function once(): (found: { readonly nodes: readonly string[] }) => boolean {
  const seen = new Set<string>();
  return ({ nodes }) => {
    const key = nodes.join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
