import { recordsAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';

/** Source → pipe → target, through what enriches it. */
export const pipes: EdgeRule = (world) =>
  world.ofKind('pipe').flatMap((pipe) => {
    const source = world.find(textAt(pipe.attributes, 'source'));
    const enrichment = world.find(textAt(pipe.attributes, 'enrichment'));
    const target = world.find(textAt(pipe.attributes, 'target'));
    const streams = source?.kind === 'table' || source?.kind === 'data-stream';
    return [
      ...(source ? [piped(streams ? 'stream' : 'message', source, pipe, 'pipe')] : []),
      ...(enrichment ? [piped('invoke', pipe, enrichment, 'enrichment')] : []),
      ...(target ? [piped(CALLED.has(target.kind) ? 'invoke' : 'message', pipe, target, 'pipe')] : []),
    ];
  });

const CALLED: ReadonlySet<string> = new Set(['function', 'state-machine', 'container-task']);

const piped = (kind: EdgeFact['kind'], from: GraphNode, to: GraphNode, label: string): EdgeFact => ({
  kind,
  from: from.id,
  to: to.id,
  label,
  says: `${from.name} → ${to.name}, by the pipe's ${label === 'pipe' ? 'ends' : 'enrichment'}`,
});

/** Bus → the rules that watch it. */
export const busRules: EdgeRule = (world) =>
  world.ofKind('rule').flatMap((rule): EdgeFact[] => {
    const bus = world.find(textAt(rule.attributes, 'eventBusName'), 'bus');
    const says = `${rule.name}: watches ${bus?.name}`;
    return bus ? [{ kind: 'message', from: bus.id, to: rule.id, label: 'event', says }] : [];
  });

/** Alarm → whom it tells. */
export const alarmActions: EdgeRule = (world) =>
  world.ofKind('alarm').flatMap((alarm) =>
    world.partsOf(alarm).flatMap((resource) =>
      (['alarmActions', 'okActions', 'insufficientDataActions'] as const).flatMap((list) => {
        const arns = resource.attributes[list];
        return (Array.isArray(arns) ? arns : []).flatMap((arn): EdgeFact[] => {
          // A policy of scaling is part of what it scales.
          const to = world.find(arn, 'topic', 'function', 'auto-scaling-group', 'scaling');
          const says = `${addressOf(resource)}: ${list} → ${to?.name}`;
          return to ? [{ kind: 'message', from: alarm.id, to: to.id, label: 'alarm', says }] : [];
        });
      }),
    ),
  );

/** A security group that lets another in: function or task → database, cache, broker. */
export const ports: EdgeRule = (world) =>
  world
    .ofKind(
      'database',
      'database-proxy',
      'document-database',
      'graph-database',
      'warehouse',
      'cache',
      'search',
      'broker',
      'kafka',
    )
    .flatMap((store) => {
      const own = groupsOf(store.attributes).flatMap((id) => world.find(id, 'security-group') ?? []);
      const callers = world
        .ofKind('function', 'container-service', 'instance', 'auto-scaling-group')
        .map((caller) => ({
          caller,
          groups: groupsOf(caller.attributes).flatMap((id) => world.find(id, 'security-group')?.id ?? []),
        }));
      return own.flatMap((group) =>
        world.partsOf(group).flatMap((part) =>
          ingressOf(part.attributes, part.type).flatMap(({ from, port }) => {
            const source = world.find(from, 'security-group');
            return callers
              .filter(({ groups }) => source !== undefined && groups.includes(source.id))
              .map(
                ({ caller }): EdgeFact => ({
                  kind: 'network',
                  from: caller.id,
                  to: store.id,
                  label: port === undefined ? 'any port' : `TCP ${port}`,
                  says: `${addressOf(part)}: ${group.name} lets ${source?.name} in`,
                }),
              );
          }),
        ),
      );
    });

const groupsOf = (attributes: Readonly<Record<string, unknown>>): readonly string[] =>
  [
    attributes.vpcSecurityGroupIds,
    attributes.securityGroupIds,
    attributes.securityGroups,
    ...recordsAt(
      attributes,
      'vpcConfig',
      'vpcOptions',
      'networkConfiguration.awsvpcConfiguration',
      'networkConfiguration',
    ).flatMap((each) => [each.securityGroupIds, each.securityGroups]),
    attributes.vpcSecurityGroups,
  ].flatMap((list) => (Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []));

type Ingress = { readonly from: string; readonly port: number | string | undefined };

/** Rules written inside the group, and those that are resources of their own. */
function ingressOf(attributes: Readonly<Record<string, unknown>>, type: string): readonly Ingress[] {
  const inside = recordsAt(attributes, 'ingress', 'securityGroupIngress');
  const isRule = /ingress_rule$|SecurityGroupIngress$/.test(type) || attributes.type === 'ingress';
  return [...inside, ...(isRule ? [attributes] : [])].flatMap((rule) => {
    const { fromPort: port } = rule;
    const named = [
      textAt(rule, 'referencedSecurityGroupId', 'sourceSecurityGroupId'),
      ...(Array.isArray(rule.securityGroups) ? rule.securityGroups : []),
    ].filter((each): each is string => typeof each === 'string');
    return named.map((from) => ({
      from,
      port: typeof port === 'number' || typeof port === 'string' ? port : undefined,
    }));
  });
}
