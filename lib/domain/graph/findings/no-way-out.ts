import { textAt, textsAt } from '../attributes.ts';
import { CALLS, endpointService } from '../join-edges.ts';
import type { GraphNode } from '../model.ts';
import { defaultRoutes } from '../routes.ts';
import type { World } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

/**
 * A function in a VPC that calls a service which only the internet or an endpoint leads to, and whose subnets have
 * neither: the call hangs until the timeout. Lambda's interfaces have no public address, so a route to an internet
 * gateway does not help.
 */
export const noWayOut: FindingRule = ({ world, facts, network }) =>
  world.ofKind('function').flatMap((fn) => {
    const closed = closedSubnets(fn, world);
    if (closed.length === 0) return [];
    const called = facts
      .filter((fact) => fact.from === fn.id && CALLS.includes(fact.kind))
      .flatMap((fact) => world.find(fact.to) ?? [])
      .find((to) => {
        const service = endpointService(to.kind);
        return service !== undefined && network.viaOf(fn.id, service) === undefined;
      });
    if (!called) return [];
    const subnets = closed.map((each) => each.name).join(', ');
    return [
      finding(
        'no-way-out',
        [fn, called],
        { subnets },
        `${fn.name}: its VPC configuration names ${subnets}`,
        `no route of ${subnets} leads out through a NAT, and no endpoint serves ${endpointService(called.kind)}`,
      ),
    ];
  });

/** Subnets whose route table is known and leads nowhere; one that is not known is given the benefit of the doubt. */
function closedSubnets(fn: GraphNode, world: World): readonly GraphNode[] {
  return textsAt(fn.attributes, 'vpcConfig.subnetIds').flatMap((id) => {
    const subnet = world.find(id, 'subnet');
    const routes = subnet && defaultRoutes(subnet, world);
    if (!subnet || !routes) return [];
    const leadsOut = routes.some((route) => {
      const gateway = textAt(route, 'gatewayId');
      return gateway === undefined || world.find(gateway, 'internet-gateway') === undefined;
    });
    return leadsOut ? [] : [subnet];
  });
}
