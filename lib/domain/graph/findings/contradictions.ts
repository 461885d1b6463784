import { reason } from '../../reason.ts';
import { listAt, textAt } from '../attributes.ts';
import { dimensions } from '../edges/observers.ts';
import { mentions } from '../edges/variables.ts';
import type { Finding, GraphNode, NodeKind } from '../model.ts';
import { allows, type Statement, statementsOf } from '../statements.ts';
import { addressOf, type EdgeFact, type World } from '../world.ts';
import { integrationWithoutPermission } from './integration.ts';

type FindingRule = (world: World, facts: readonly EdgeFact[]) => readonly Finding[];

/** What two sources say that cannot both work. Each rule is silent when a fact it needs is not known. */
export const contradictions: FindingRule = (world, facts) =>
  [failureWithoutPermission, variableWithoutPermission, alarmOnNothing, integrationWithoutPermission].flatMap(
    (rule) => rule(world, facts),
  );

const SEND: Readonly<Partial<Record<NodeKind, string>>> = { queue: 'sqs:SendMessage', topic: 'sns:Publish' };

/** A failure destination that the function's role may not send to: failed batches are lost. */
const failureWithoutPermission: FindingRule = (world, facts) =>
  facts
    .filter((fact) => fact.kind === 'dead-letter')
    .flatMap((fact) => {
      const from = world.find(fact.from, 'function');
      const to = world.find(fact.to);
      const action = to && SEND[to.kind];
      const known = from && roleOf(from, world);
      if (!known || !to?.arn || !action || allows(known.statements, action, to.arn)) return [];
      return [
        finding('failure-destination-denied', [from, to], { action, role: known.role.name }, fact.says),
      ];
    });

/** A variable names a resource that the role may not touch at all. */
const variableWithoutPermission: FindingRule = (world) =>
  mentions(world).flatMap(({ from, to, variable }) => {
    const known = roleOf(from, world);
    const arn = to.arn;
    const service = arn?.split(':')[2];
    if (!known || arn === undefined || service === undefined) return [];
    const touched = known.statements.some(
      (each) =>
        each.effect === 'Allow' &&
        (each.notActions.length > 0 ||
          each.actions.some((action) => action === '*' || action.startsWith(`${service}:`))) &&
        each.resources.some(
          (pattern) =>
            pattern === '*' || pattern.startsWith(arn) || arn.startsWith(pattern.replace(/\*.*$/, '')),
        ),
    );
    if (touched) return [];
    return [
      finding(
        'variable-denied',
        [from, to],
        { variable, role: known.role.name },
        `${from.name}: ${variable}`,
      ),
    ];
  });

/** `ApiName` must be the API's name: AWS/ApiGateway has no metric under its id. */
const alarmOnNothing: FindingRule = (world) =>
  world.resources
    .filter((each) => world.nodeOf(each)?.kind === 'alarm')
    .flatMap((resource) => {
      const alarm = world.nodeOf(resource);
      const sets = [resource.attributes.dimensions, ...listAt(resource.attributes, 'metrics')];
      const value = sets.flatMap(dimensions).find(([name]) => name === 'ApiName')?.[1];
      const api = value === undefined ? undefined : world.find(value, 'rest-api');
      if (!alarm || !api || api.name === value) return [];
      return [
        finding('alarm-on-id', [alarm, api], { value: value ?? '', name: api.name }, addressOf(resource)),
      ];
    });

function roleOf(
  fn: GraphNode,
  world: World,
): { role: GraphNode; statements: readonly Statement[] } | undefined {
  const role = world.find(textAt(fn.attributes, 'role'), 'role');
  const statements = role ? statementsOf(role, world) : [];
  return role && statements.length > 0 ? { role, statements } : undefined;
}

function finding(
  code: string,
  nodes: readonly GraphNode[],
  params: Readonly<Record<string, string>>,
  says: string,
): Finding {
  const [from, to] = nodes;
  return {
    reason: reason(`findings.${code}`, { from: from?.name ?? '', to: to?.name ?? '', ...params }, [
      { kind: 'text', text: says },
      ...nodes.map((node) => ({ kind: 'resource' as const, id: node.id })),
    ]),
    nodes: nodes.map((node) => node.id),
  };
}
