import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Diagnosed, Proof } from './diagnosis.ts';
import type { NetworkFacts } from './network-facts.ts';
import { type Missing, type WalkedLane, walkOut } from './walk.ts';
import { type WayOutFacts, wayOutRemedy } from './way-out-remedy.ts';

const SAYS = 'Task timed out after ';

/** Seconds after which Lambda ended a call, by its own line; undefined for another line. */
export function timedOutAfter(text: string): number | undefined {
  const at = text.indexOf(SAYS);
  if (at === -1) return undefined;
  const seconds = Number.parseFloat(text.slice(at + SAYS.length, at + SAYS.length + 12));
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** Calls of one function that ended at its limit. */
export type TimedOut = {
  readonly label: string;
  readonly functionName: string;
  /** Node of the graph. */
  readonly resource?: string;
  readonly seconds: number;
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** Absent: the function lies in no VPC. */
  readonly vpc?: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
};

export type TimeoutFacts = WayOutFacts & { readonly timedOut: readonly TimedOut[] };

/** A function that ends at its limit: whether its way out of the VPC is whole, and where it ends. */
export const diagnoseTimeouts = (facts: TimeoutFacts): readonly Diagnosed[] =>
  facts.timedOut.map((each) => diagnoseTimeout(each, facts));

function diagnoseTimeout(timedOut: TimedOut, facts: TimeoutFacts): Diagnosed {
  const { label, seconds, times, vpc } = timedOut;
  const lanes = vpc && facts.network ? walkOut(vpc, facts.network) : [];
  const broken = lanes.filter(({ missing }) => missing);
  const [first] = broken;
  const missing = first?.missing;
  const about = {
    check: 'timeout' as const,
    key: `timeout ${timedOut.functionName}`,
    ...(timedOut.resource === undefined ? {} : { resource: timedOut.resource }),
    ...{ times, firstAt: timedOut.firstAt, lastAt: timedOut.lastAt },
    proofs: proofsOf(timedOut, lanes, facts),
    ...(lanes.length > 0 ? { lanes } : {}),
  };
  if (!first || !missing)
    return {
      ...about,
      title: reason('diagnose.timeout', { label, seconds }),
      effect: reason(effectOf(vpc !== undefined, lanes.length > 0), { label, times }),
      remedy: { kind: 'none', reason: reason('diagnose.timeout-look', { label, seconds }) },
    };
  const zones = [...new Set(broken.map(({ zone }) => zone))].join(', ');
  return {
    ...about,
    title: reason(`diagnose.no-way-out.${missing.why}`, { label, zones, at: missing.at }),
    effect: reason('diagnose.timeout-no-way-out', {
      label,
      broken: broken.length,
      of: lanes.length,
      seconds,
    }),
    remedy: wayOutRemedy(first, missing, facts),
  };
}

/** Of a network that was not read nothing is said. */
const effectOf = (inVpc: boolean, walked: boolean): string =>
  !inVpc ? 'diagnose.timeout-no-vpc' : walked ? 'diagnose.timeout-network-whole' : 'diagnose.timeout-unread';

function proofsOf(
  { label, seconds, times, vpc }: TimedOut,
  lanes: readonly WalkedLane[],
  { network }: TimeoutFacts,
): readonly Proof[] {
  const proofs: Proof[] = [
    {
      verdict: 'bad',
      reason: reason('diagnose.proof.timed-out', { label, times, seconds }),
      source: 'logs:FilterLogEvents',
    },
  ];
  if (!vpc) return proofs;
  if (!network)
    return [
      ...proofs,
      { verdict: 'unread', reason: reason('diagnose.proof.network-unread'), source: 'ec2:Describe*' },
    ];
  for (const { zone, missing, subnet } of lanes)
    proofs.push({
      verdict: missing ? 'bad' : 'fine',
      reason: missing
        ? reason(`diagnose.proof.${missing.why}`, {
            zone,
            subnet,
            at: missing.at,
            routes: routesAt(missing.at, network),
          })
        : reason('diagnose.proof.way-whole', { zone, subnet }),
      source: SOURCES[missing?.why ?? 'no-route'],
    });
  const whys = new Set(lanes.flatMap(({ missing }) => missing?.why ?? []));
  if (!whys.has('security-group'))
    proofs.push({
      verdict: 'fine',
      reason: reason('diagnose.proof.group-allows', { groups: vpc.securityGroups.join(', ') }),
      source: SOURCES['security-group'],
    });
  if (!whys.has('network-acl'))
    proofs.push({
      verdict: 'fine',
      reason: reason('diagnose.proof.acl-allows'),
      source: SOURCES['network-acl'],
    });
  const nats = network.natGateways.filter(({ state }) => state === 'available');
  if (!whys.has('nat-unavailable') && nats.length > 0)
    proofs.push({
      verdict: 'fine',
      reason: reason('diagnose.proof.nat-available', { nats: nats.map(({ id }) => id).join(', ') }),
      source: SOURCES['nat-unavailable'],
    });
  const endpoints = network.endpoints.filter(({ state }) => state === 'available');
  if (endpoints.length > 0)
    proofs.push({
      verdict: 'fine',
      reason: reason('diagnose.proof.endpoints', {
        services: endpoints.map(({ service }) => service.split('.').at(-1) ?? service).join(', '),
      }),
      source: 'ec2:DescribeVpcEndpoints',
    });
  return proofs;
}

/** What a broken table still leads to: `local, vpce-1`. */
const routesAt = (table: string, { routeTables }: NetworkFacts): string =>
  routeTables
    .find(({ id }) => id === table)
    ?.routes.map(({ destination, target }) => `${destination} → ${target}`)
    .join(', ') ?? '';

const SOURCES: Readonly<Record<Missing, string>> = {
  'security-group': 'ec2:DescribeSecurityGroups',
  'network-acl': 'ec2:DescribeNetworkAcls',
  'no-route-table': 'ec2:DescribeRouteTables',
  'no-route': 'ec2:DescribeRouteTables',
  blackhole: 'ec2:DescribeRouteTables',
  'no-public-address': 'ec2:DescribeRouteTables',
  'nat-unavailable': 'ec2:DescribeNatGateways',
  'nat-no-route': 'ec2:DescribeRouteTables',
  'gateway-detached': 'ec2:DescribeInternetGateways',
};
