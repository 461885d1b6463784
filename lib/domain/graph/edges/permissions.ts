import { grantedBy, matchesPattern } from '../actions.ts';
import { withoutPart } from '../arn-part.ts';
import { textAt } from '../attributes.ts';
import { rowOf } from '../kinds.ts';
import type { EdgeKind, GraphNode, NodeKind } from '../model.ts';
import { identitiesIn } from '../speaks-of.ts';
import { rightsOf, type Statement } from '../statements.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';
import { mentions } from './variables.ts';

/** What acts under a role of its own, and where it names it. */
const ACTORS: readonly NodeKind[] = [
  'function',
  'state-machine',
  'container-task',
  'pipe',
  'build-project',
  'app-runner',
  'etl-job',
  'delivery-stream',
];

export const roleOf = (actor: GraphNode, world: World): GraphNode | undefined =>
  world.find(
    textAt(
      actor.attributes,
      'taskRoleArn',
      'role',
      'roleArn',
      'serviceRole',
      'instanceConfiguration.instanceRoleArn',
      'extendedS3Configuration.roleArn',
      'extendedS3DestinationConfiguration.roleArn',
    ),
    'role',
  );

/**
 * What a role may do to a resource that it names. `*` names nothing: there the resources count that the actor's own
 * variables name.
 */
export const permissions: EdgeRule = (world) => {
  const named = namedBy(world);
  const mentioned = Map.groupBy(mentions(world), ({ from }) => from.id);
  return world.ofKind(...ACTORS).flatMap((actor) => {
    const role = roleOf(actor, world);
    const statements = role ? rightsOf(role, world).statements : [];
    const own = (mentioned.get(actor.id) ?? []).map(({ to }) => to);
    return statements
      .filter((each) => each.effect === 'Allow')
      .flatMap((statement) => {
        const everything = statement.resources.includes('*') ? own : [];
        const nodes = new Set([...everything, ...statement.resources.flatMap(named)]);
        return [...nodes].flatMap((node) => factsOf(statement, actor, node));
      });
  });
};

function factsOf(statement: Statement, actor: GraphNode, node: GraphNode): readonly EdgeFact[] {
  const service = rowOf(node.kind).iam;
  if (service === undefined || node.id === actor.id) return [];
  return [...grantedBy(statement, service)].flatMap(([kind, actions]) => {
    if (kind === 'read' && node.kind === 'queue') return [];
    return [fact(kind, actor, node, `${statement.where}: ${service}:${actions.join(', ')}`)];
  });
}

function fact(kind: EdgeKind, actor: GraphNode, node: GraphNode, says: string): EdgeFact {
  // A stream flows from the table to whoever may read it.
  if (kind === 'stream') return { kind, from: node.id, to: actor.id, says, granted: true };
  return { kind, from: actor.id, to: node.id, says, granted: true };
}

/** Nodes that a resource pattern of a statement names; each pattern is looked for once. */
function namedBy(world: World): (pattern: string) => readonly GraphNode[] {
  const reachable = world.nodes.filter((node) => rowOf(node.kind).iam !== undefined);
  const known = new Map<string, readonly GraphNode[]>([['*', []]]);
  return (pattern) => {
    const before = known.get(pattern);
    if (before) return before;
    const bare = withoutPart(pattern).replace(/\/\*$/, '');
    const spoken = identitiesIn(pattern).length > 0;
    // `table/x/*` is a part of one table, `table/*` is every table.
    // Some of a bucket's objects are the bucket's.
    const inBucket = spoken ? undefined : /^(arn:aws[\w-]*:s3:::[^/*?]+)\/.*[*?]/.exec(pattern)?.[1];
    const one =
      inBucket !== undefined
        ? world.find(inBucket, 'bucket')
        : /[*?]/.test(bare) && !spoken
          ? undefined
          : (world.find(pattern) ?? world.find(bare));
    const meant = (alias: string) =>
      matchesPattern(pattern, alias, false) || matchesPattern(bare, alias, false);
    const found = one
      ? [one]
      : /[*?]/.test(pattern) && !spoken
        ? reachable.filter((node) => node.aliases.some((each) => isFull(each) && meant(each)))
        : [];
    known.set(pattern, found);
    return found;
  };
}

/** An ARN or an identity: a bare name is no resource of a policy. */
const isFull = (alias: string): boolean => /^(arn|cfn|tf):/.test(alias);
