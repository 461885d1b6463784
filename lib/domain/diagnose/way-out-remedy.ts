import { textAt } from '../graph/attributes.ts';
import type { DeclaredResource } from '../graph/model.ts';
import { addressOf } from '../graph/world.ts';
import { reason } from '../reason.ts';
import type { Remedy } from './diagnosis.ts';
import type { NetworkFacts } from './network-facts.ts';
import type { Missing, WalkedLane } from './walk.ts';

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
  { why, at }: NonNullable<WalkedLane['missing']>,
  facts: WayOutFacts,
): Remedy {
  const gone = declaredWayOut(why, at, facts);
  const component = gone && facts.componentOf(gone);
  if (gone && component !== undefined)
    return {
      kind: 'run',
      component,
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
  return { kind: 'none', reason: reason(`diagnose.remedy.${why}`, { at, zone: lane.zone }) };
}

/** The declared route, gateway or group that EC2 no longer has as it is declared. */
function declaredWayOut(
  why: Missing,
  at: string,
  { declared }: Pick<WayOutFacts, 'declared'>,
): DeclaredResource | undefined {
  if (why === 'no-route' || why === 'blackhole' || why === 'nat-no-route')
    return declared.find(({ type, attributes }) => {
      const table = textAt(attributes, 'routeTableId', 'id');
      const leads =
        textAt(attributes, 'destinationCidrBlock') === '0.0.0.0/0' ||
        textAt(attributes, 'route.cidrBlock') === '0.0.0.0/0';
      return (
        (type === 'aws_route' || type === 'aws_route_table' || type === 'AWS::EC2::Route') &&
        table === at &&
        leads
      );
    });
  if (why === 'no-public-address') return undefined;
  const ids = at.split(', ');
  return declared.find(({ attributes, aliases }) =>
    ids.some((id) => textAt(attributes, 'id') === id || aliases.includes(id)),
  );
}
