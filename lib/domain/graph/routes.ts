import { listAt, textAt } from './attributes.ts';
import type { GraphNode, ResourceId } from './model.ts';
import { isRecord } from './spelling.ts';
import { addressOf, type World } from './world.ts';

/** One route of one table, and the subnets that use the table. */
export type Route = {
  readonly table: ResourceId | undefined;
  readonly subnets: readonly ResourceId[];
  readonly destination: string;
  readonly to: GraphNode;
  readonly says: string;
};

export function routesOf(world: World): readonly Route[] {
  const subnetsOf = associations(world);
  return world.resources.flatMap((resource) => {
    const table = world.nodeOf(resource);
    if (table?.kind !== 'route-table') return [];
    // Terraform may write routes inside the table too, and then shows the same ones twice.
    const own = [resource.attributes, ...listAt(resource.attributes, 'route').filter(isRecord)];
    return own.flatMap((attributes): Route[] => {
      const to = world.find(
        textAt(attributes, 'natGatewayId') ?? textAt(attributes, 'gatewayId'),
        'nat-gateway',
        'internet-gateway',
      );
      const destination = textAt(attributes, 'destinationCidrBlock', 'cidrBlock');
      if (!to || destination === undefined) return [];
      const says = `${addressOf(resource)}: ${destination} → ${to.name}`;
      return [{ table: table.id, subnets: subnetsOf.get(table.id) ?? [], destination, to, says }];
    });
  });
}

/** Route tables that are known to be the subnet's. */
export const tablesOf = (subnet: GraphNode, world: World): readonly GraphNode[] =>
  world
    .ofKind('route-table')
    .filter((table) =>
      world
        .partsOf(table)
        .some((part) => world.find(textAt(part.attributes, 'subnetId'), 'subnet')?.id === subnet.id),
    );

/**
 * Routes of a subnet's own table that take everything.
 * @returns undefined when no table is known to be the subnet's.
 */
export function defaultRoutes(
  subnet: GraphNode,
  world: World,
): readonly Readonly<Record<string, unknown>>[] | undefined {
  const tables = tablesOf(subnet, world);
  if (tables.length === 0) return undefined;
  return tables
    .flatMap((table) => world.partsOf(table))
    .flatMap(({ attributes }) => [attributes, ...listAt(attributes, 'route').filter(isRecord)])
    .filter((route) => textAt(route, 'destinationCidrBlock', 'cidrBlock') === '0.0.0.0/0');
}

function associations(world: World): ReadonlyMap<ResourceId, readonly ResourceId[]> {
  const subnets = new Map<ResourceId, ResourceId[]>();
  for (const resource of world.resources) {
    const table = world.nodeOf(resource);
    const subnet = world.find(textAt(resource.attributes, 'subnetId'), 'subnet');
    if (table?.kind !== 'route-table' || !subnet) continue;
    subnets.set(table.id, [...(subnets.get(table.id) ?? []), subnet.id]);
  }
  return subnets;
}
