import { reason } from '../../reason.ts';
import { textAt } from '../attributes.ts';
import type { DeclaredResource, Finding, GraphNode } from '../model.ts';
import { addressOf, type EdgeFact, type World } from '../world.ts';

const PERMISSION = /^(aws_lambda_permission|AWS::Lambda::Permission)$/;

/**
 * An API that calls a function which lets no API call it: every request answers 500. Told only of Terraform's own,
 * because the SAM transform writes the permission itself.
 */
export function integrationWithoutPermission(world: World, facts: readonly EdgeFact[]): readonly Finding[] {
  return facts
    .filter((fact) => fact.kind === 'invoke')
    .flatMap((fact) => {
      const api = world.find(fact.from, 'rest-api', 'http-api');
      const fn = world.find(fact.to, 'function');
      if (!api || !fn || fn.owners.some((owner) => owner.kind !== 'terraform')) return [];
      const granted = permissionsOf(fn, world).some((each) => admits(each, api));
      if (granted) return [];
      const params = { from: api.name, to: fn.name };
      const evidence = [
        { kind: 'text' as const, text: fact.says },
        { kind: 'resource' as const, id: fn.id },
      ];
      return [{ reason: reason('findings.integration-denied', params, evidence), nodes: [api.id, fn.id] }];
    });
}

/** What a permission says of the edge that it allows. */
export const permissionFacts = (world: World): readonly EdgeFact[] =>
  world.ofKind('function').flatMap((fn) =>
    permissionsOf(fn, world).flatMap((permission): EdgeFact[] => {
      const api = world.ofKind('rest-api', 'http-api').find((each) => namesApi(permission, each));
      const says = `${addressOf(permission)}: API Gateway may call ${fn.name}`;
      return api ? [{ kind: 'invoke', from: api.id, to: fn.id, says }] : [];
    }),
  );

const permissionsOf = (fn: GraphNode, world: World): readonly DeclaredResource[] =>
  world.resources.filter(
    (each) =>
      PERMISSION.test(each.type) &&
      world.nodeOf(each)?.id === fn.id &&
      textAt(each.attributes, 'principal') === 'apigateway.amazonaws.com',
  );

/** Without a source ARN any API may call; one that is not known yet is given the benefit of the doubt. */
function admits(permission: DeclaredResource, api: GraphNode): boolean {
  const source = textAt(permission.attributes, 'sourceArn');
  return source === undefined || !source.includes(':execute-api:') || namesApi(permission, api);
}

function namesApi(permission: DeclaredResource, api: GraphNode): boolean {
  const id = /:execute-api:[^:]*:[^:]*:([^/]+)\//.exec(textAt(permission.attributes, 'sourceArn') ?? '')?.[1];
  return id !== undefined && api.aliases.includes(id);
}
