import { reason } from '../reason.ts';
import type { Proof } from './diagnosis.ts';
import { endpointWay } from './endpoint-way.ts';
import type { Missing, WalkedLane } from './lane.ts';
import type { NetworkFacts } from './network-facts.ts';
import type { TimedOut } from './timed-out.ts';

type Vpc = NonNullable<TimedOut['vpc']>;

/** What a timeout rests on: its lines, each way that was walked, and what of the network is not the cause. */
export function timeoutProofs(
  timedOut: TimedOut,
  lanes: readonly WalkedLane[],
  network: NetworkFacts | undefined,
): readonly Proof[] {
  const { label, seconds, times, vpc, calls } = timedOut;
  const said: Proof = {
    verdict: 'bad',
    reason: reason('diagnose.proof.timed-out', { label, times, seconds }),
    source: 'logs:FilterLogEvents',
  };
  if (!vpc) return [said];
  if (!network)
    return [
      said,
      { verdict: 'unread', reason: reason('diagnose.proof.network-unread'), source: 'ec2:Describe*' },
    ];
  return [
    said,
    ...lanes.map((lane) => laneProof(lane, network)),
    ...lanes.flatMap((lane) => passedBy(lane, vpc, calls, network)),
    ...ruledOut(lanes, vpc, network),
  ];
}

function laneProof(lane: WalkedLane, network: NetworkFacts): Proof {
  const { zone, subnet, missing, unfollowed, served } = lane;
  if (missing) {
    const { why, at, service, drops } = missing;
    const to = why === 'security-group' && service !== undefined ? '-to' : '';
    return {
      verdict: 'bad',
      reason: reason(`diagnose.proof.${why}${to}`, {
        ...{ zone, subnet, at, routes: routesAt(at, network) },
        ...(service === undefined ? {} : { service }),
        ...drops,
      }),
      source: SOURCES[why],
    };
  }
  const source = SOURCES['no-route'];
  if (unfollowed !== undefined)
    return {
      verdict: 'unread',
      reason: reason('diagnose.proof.unfollowed', { zone, subnet, at: unfollowed }),
      source,
    };
  if (served)
    return {
      verdict: 'fine',
      reason: reason('diagnose.proof.served', { zone, subnet, services: served.join(', ') }),
      source: ENDPOINTS,
    };
  return {
    verdict: 'fine',
    reason: reason('diagnose.proof.way-whole', { zone, subnet }),
    source,
  };
}

/** Endpoints of what is called that do not take what leaves this subnet, where nothing else does either. */
function passedBy(
  { subnet: id, zone, missing }: WalkedLane,
  vpc: Vpc,
  calls: readonly string[],
  network: NetworkFacts,
): readonly Proof[] {
  const subnet = network.subnets.find((each) => each.id === id);
  if (!missing || missing.service !== undefined || !subnet) return [];
  return calls.flatMap((service): readonly Proof[] => {
    const there = network.endpoints.find(
      (each) => each.vpc === subnet.vpc && each.service.endsWith(`.${service}`),
    );
    if (!there || endpointWay(service, subnet, vpc, network)) return [];
    return [
      {
        verdict: 'bad',
        reason: reason(`diagnose.proof.endpoint-passed-by-${there.kind === 'gateway' ? 'route' : 'name'}`, {
          ...{ service, at: there.id, zone },
        }),
        source: ENDPOINTS,
      },
    ];
  });
}

/** What was looked at and stops nothing. */
function ruledOut(lanes: readonly WalkedLane[], vpc: Vpc, network: NetworkFacts): readonly Proof[] {
  const whys = new Set(lanes.flatMap(({ missing }) => missing?.why ?? []));
  // Of a way that nobody needs or nobody can follow these are not ruled out: they were not asked.
  const walked = lanes.some(({ served }) => !served);
  const fine = (why: Missing, code: string, params = {}): readonly Proof[] =>
    whys.has(why) || !walked
      ? []
      : [{ verdict: 'fine', reason: reason(`diagnose.proof.${code}`, params), source: SOURCES[why] }];
  const nats = network.natGateways.filter(({ state }) => state === 'available').map(({ id }) => id);
  const served = new Set(
    network.endpoints
      .map(({ service }) => service.split('.').at(-1) ?? service)
      .filter((service) =>
        lanes.every(({ subnet: id }) => {
          const subnet = network.subnets.find((each) => each.id === id);
          const way = subnet && endpointWay(service, subnet, vpc, network);
          return way !== undefined && !way.missing;
        }),
      ),
  );
  return [
    ...fine('security-group', 'group-allows', { groups: vpc.securityGroups.join(', ') }),
    ...(whys.has('nat-network-acl') ? [] : fine('network-acl', 'acl-allows')),
    ...(nats.length > 0 ? fine('nat-unavailable', 'nat-available', { nats: nats.join(', ') }) : []),
    ...(served.size > 0
      ? [
          {
            verdict: 'fine' as const,
            reason: reason('diagnose.proof.endpoints', { services: [...served].join(', ') }),
            source: ENDPOINTS,
          },
        ]
      : []),
  ];
}

/** What a broken table still leads to: `local, vpce-1`. */
const routesAt = (table: string, { routeTables }: NetworkFacts): string =>
  routeTables
    .find(({ id }) => id === table)
    ?.routes.map(({ destination, target }) => `${destination} → ${target}`)
    .join(', ') ?? '';

const ENDPOINTS = 'ec2:DescribeVpcEndpoints';

const SOURCES: Readonly<Record<Missing, string>> = {
  'security-group': 'ec2:DescribeSecurityGroups',
  'network-acl': 'ec2:DescribeNetworkAcls',
  'no-route-table': 'ec2:DescribeRouteTables',
  'no-route': 'ec2:DescribeRouteTables',
  blackhole: 'ec2:DescribeRouteTables',
  'no-public-address': 'ec2:DescribeRouteTables',
  'nat-unavailable': 'ec2:DescribeNatGateways',
  'nat-no-route': 'ec2:DescribeRouteTables',
  'nat-network-acl': 'ec2:DescribeNetworkAcls',
  'gateway-detached': 'ec2:DescribeInternetGateways',
  'endpoint-unavailable': ENDPOINTS,
  'endpoint-security-group': 'ec2:DescribeSecurityGroups',
};
