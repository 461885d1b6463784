import { listAt, recordsAt, textAt, textsAt } from '../attributes.ts';
import type { DeclaredResource, GraphNode } from '../model.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** Load balancer → target group, by its listeners' actions; target group → what is registered. */
export const balancers: EdgeRule = (world) => [
  ...world.ofKind('load-balancer').flatMap((balancer) =>
    world.partsOf(balancer).flatMap((listener) =>
      groupsOf(listener.attributes).flatMap((arn): EdgeFact[] => {
        const group = world.find(arn, 'target-group');
        const label = [spokenOn(listener, world), pathOf(listener.attributes)]
          .filter((each) => each)
          .join(' · ');
        const says = `${addressOf(listener)}: forwards to ${group?.name}`;
        return group ? [{ kind: 'request', from: balancer.id, to: group.id, label, says }] : [];
      }),
    ),
  ),
  ...world.ofKind('target-group').flatMap((group) => {
    const registered = [
      ...world.partsOf(group).map((each) => textAt(each.attributes, 'targetId')),
      ...recordsAt(group.attributes, 'targets').map((each) => textAt(each, 'id')),
    ];
    return registered
      .map((id) => world.find(id, 'function', 'instance', 'load-balancer'))
      .filter((each) => each !== undefined)
      .map((to) => registration(group, to, `${group.name}: target ${to.name}`));
  }),
  ...world.ofKind('container-service').flatMap((service) =>
    recordsAt(service.attributes, 'loadBalancer', 'loadBalancers').flatMap((each): EdgeFact[] => {
      const group = world.find(textAt(each, 'targetGroupArn'), 'target-group');
      return group ? [registration(group, service, `${service.name}: registers with ${group.name}`)] : [];
    }),
  ),
  ...world.ofKind('auto-scaling-group').flatMap((scaling) =>
    textsAt(scaling.attributes, 'targetGroupArns', 'targetGroupARNs').flatMap((arn): EdgeFact[] => {
      const group = world.find(arn, 'target-group');
      return group ? [registration(group, scaling, `${scaling.name}: registers with ${group.name}`)] : [];
    }),
  ),
];

/** A listener's protocol; a rule's is that of the listener it stands behind. */
function spokenOn(part: DeclaredResource, world: World): string {
  const own = textAt(part.attributes, 'protocol');
  if (own !== undefined) return own;
  const arn = textAt(part.attributes, 'listenerArn');
  const listener = world.resources.find(
    (each) => arn !== undefined && (each.id === arn || each.aliases.includes(arn)),
  );
  return textAt(listener?.attributes ?? {}, 'protocol') ?? 'HTTP';
}

/** The path or host that a rule asks for. */
function pathOf(rule: Attributes): string | undefined {
  const conditions = recordsAt(rule, 'conditions', 'condition');
  const asked = conditions.flatMap((each) => [
    ...textsAt(each, 'pathPatternConfig.values', 'pathPattern.values', 'values'),
    ...textsAt(each, 'hostHeaderConfig.values', 'hostHeader.values'),
  ]);
  return asked.length === 0 ? undefined : asked.slice(0, 2).join(', ');
}

const registration = (group: GraphNode, to: GraphNode, says: string): EdgeFact => ({
  kind: to.kind === 'function' ? 'invoke' : 'request',
  from: group.id,
  to: to.id,
  says,
});

function groupsOf(listener: Attributes): readonly string[] {
  const actions = [
    ...recordsAt(listener, 'defaultAction', 'defaultActions'),
    ...recordsAt(listener, 'action', 'actions'),
  ];
  return actions.flatMap((action) => [
    ...[textAt(action, 'targetGroupArn')].filter((each) => each !== undefined),
    ...recordsAt(action, 'forward.targetGroup', 'forwardConfig.targetGroups', 'forward.targetGroups').flatMap(
      (each) => textAt(each, 'arn', 'targetGroupArn') ?? [],
    ),
  ]);
}

/** ECS service → the task that it keeps running; cluster membership is its panel's. */
export const tasks: EdgeRule = (world) =>
  world.ofKind('container-service').flatMap((service): EdgeFact[] => {
    const task = world.find(textAt(service.attributes, 'taskDefinition'), 'container-task');
    const count = listAt(service.attributes, 'loadBalancer').length;
    if (!task) return [];
    const says = `${service.name}: keeps tasks of ${task.name} running${count > 0 ? ' behind a load balancer' : ''}`;
    return [{ kind: 'invoke', from: service.id, to: task.id, label: 'runs', says }];
  });
