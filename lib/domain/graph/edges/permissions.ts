import { grantedBy, matchesPattern } from '../actions.ts';
import { textAt } from '../attributes.ts';
import type { EdgeKind, GraphNode, NodeKind } from '../model.ts';
import { type Statement, statementsOf } from '../statements.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';

const SERVICES: Readonly<Partial<Record<NodeKind, string>>> = {
  table: 'dynamodb',
  bucket: 's3',
  queue: 'sqs',
  topic: 'sns',
  function: 'lambda',
  'state-machine': 'states',
  bus: 'events',
  secret: 'secretsmanager',
  parameter: 'ssm',
};

/** What a function's role may do to a resource that it names; `*` names nothing and draws nothing. */
export const permissions: EdgeRule = (world) =>
  world.ofKind('function', 'state-machine').flatMap((actor) => {
    const role = world.find(textAt(actor.attributes, 'role', 'roleArn'), 'role');
    if (!role) return [];
    const allowed = statementsOf(role, world).filter((each) => each.effect === 'Allow');
    return allowed.flatMap((statement) => factsOf(statement, actor, world));
  });

function factsOf(statement: Statement, actor: GraphNode, world: World): readonly EdgeFact[] {
  const patterns = statement.notActions.length > 0 ? [] : statement.actions;
  return world.nodes.flatMap((node) => {
    const service = SERVICES[node.kind];
    if (service === undefined || node.id === actor.id || !names(statement.resources, node)) return [];
    return [...grantedBy(patterns, service)].flatMap(([kind, actions]) => {
      if (kind === 'read' && node.kind === 'queue') return [];
      return [fact(kind, actor, node, `${statement.where}: ${service}:${actions.join(', ')}`)];
    });
  });
}

function fact(kind: EdgeKind, actor: GraphNode, node: GraphNode, says: string): EdgeFact {
  // A stream flows from the table to whoever may read it.
  if (kind === 'stream') return { kind, from: node.id, to: actor.id, says };
  return { kind, from: actor.id, to: node.id, says };
}

function names(resources: readonly string[], node: GraphNode): boolean {
  const own = node.aliases.filter((alias) => alias.startsWith('arn:') || alias.startsWith('cfn:'));
  return resources.some((pattern) => {
    if (pattern === '*') return false;
    const bare = pattern.replace(/\/(index|stream)\/.*$/, '').replace(/\/\*$/, '');
    return own.some((arn) => arn === pattern || arn === bare || matchesPattern(bare, arn, false));
  });
}
