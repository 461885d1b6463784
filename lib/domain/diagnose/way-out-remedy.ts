import { recordsAt, textAt, textsAt } from '../graph/attributes.ts';
import type { DeclaredResource } from '../graph/model.ts';
import { addressOf } from '../graph/world.ts';
import { reason } from '../reason.ts';
import type { Remedy } from './diagnosis.ts';
import { ANYWHERE } from './firewalls.ts';
import type { Missing, WalkedLane } from './lane.ts';
import type { NetworkFacts } from './network-facts.ts';

export type WayOutFacts = {
  /** Absent: EC2 could not be read, or nobody needed to. */
  readonly network?: NetworkFacts;
  readonly declared: readonly DeclaredResource[];
  /** Name of the component that declares a resource. */
  readonly componentOf: (resource: DeclaredResource) => string | undefined;
};

/** What is declared and gone comes back with a run; what nobody declares is a line that is missing. */
export function wayOutRemedy(
  lane: WalkedLane,
  { why, at, drops }: NonNullable<WalkedLane['missing']>,
  facts: WayOutFacts,
): Remedy {
  const gone = declaredWayOut(why, at, facts);
  const component = gone && facts.componentOf(gone);
  if (gone && component !== undefined)
    return {
      kind: 'run',
      component,
      asDeployed: true,
      reason: reason('diagnose.remedy.declared', { at: addressOf(gone), component }),
    };
  const nat =
    facts.network?.natGateways.find((each) => each.state === 'available')?.id ?? 'aws_nat_gateway.main.id';
  if (why === 'no-route' || why === 'blackhole')
    return {
      kind: 'lines',
      reason: reason('diagnose.remedy.route', { at, zone: lane.zone }),
      at,
      lines: [
        'resource "aws_route" "private_default" {',
        `  route_table_id         = "${at}"`,
        '  destination_cidr_block = "0.0.0.0/0"',
        `  nat_gateway_id         = "${nat}"`,
        '}',
      ],
    };
  return { kind: 'none', reason: reason(`diagnose.remedy.${why}`, { at, zone: lane.zone, ...drops }) };
}

/**
 * What is declared and EC2 no longer has: the route, the gateway, the rule of a group. A group that is declared without such a rule
 * is as it was meant, and no run changes it.
 */
export function declaredWayOut(
  why: Missing,
  at: string,
  { declared }: Pick<WayOutFacts, 'declared'>,
): DeclaredResource | undefined {
  const ids = at.split(', ');
  if (why === 'no-route' || why === 'blackhole' || why === 'nat-no-route')
    return declared.find(
      ({ type, attributes }) =>
        ROUTES.has(type) &&
        textAt(attributes, 'routeTableId', 'id') === at &&
        [textAt(attributes, 'destinationCidrBlock'), textAt(attributes, 'route.cidrBlock')].includes(
          ANYWHERE,
        ),
    );
  if (why === 'security-group')
    return declared.find(
      ({ attributes }) =>
        (ids.includes(textAt(attributes, 'securityGroupId', 'groupId') ?? '') &&
          textAt(attributes, 'cidrIpv4', 'cidrIp') === ANYWHERE) ||
        (ids.includes(textAt(attributes, 'id') ?? '') &&
          recordsAt(attributes, 'egress').some((rule) => textsAt(rule, 'cidrBlocks').includes(ANYWHERE))),
    );
  if (why === 'nat-unavailable' || why === 'gateway-detached' || why === 'endpoint-unavailable')
    return declared.find(({ attributes, aliases }) =>
      ids.some((id) => textAt(attributes, 'id') === id || aliases.includes(id)),
    );
  return undefined;
}

const ROUTES = new Set(['aws_route', 'aws_route_table', 'AWS::EC2::Route']);
