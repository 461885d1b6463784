import { describe, expect, it } from 'vitest';
import type { Missing } from './lane.ts';
import type { NetworkFacts } from './network-facts.ts';
import { allow, from, rule, whole } from './network-in-test.ts';
import { walkOut } from './walk.ts';

const missing = (facts: NetworkFacts, walker = from) =>
  walkOut(walker, facts).map((lane) => lane.missing && [lane.missing.why, lane.missing.at]);
const tables = (
  change: (table: NetworkFacts['routeTables'][number]) => NetworkFacts['routeTables'][number],
) => ({
  ...whole,
  routeTables: whole.routeTables.map(change),
});

describe('the way from a function’s interfaces to the internet', () => {
  it('is whole by table, NAT gateway and internet gateway, one lane a zone', () => {
    const lanes = walkOut(from, whole);
    expect(
      lanes.map(({ zone, hops }) => [zone, ...hops.map(({ kind, state }) => `${kind} ${state}`)]),
    ).toEqual(
      ['a', 'c'].map((zone) => [
        zone,
        'interface passed',
        'route-table passed',
        'nat-gateway passed',
        'internet-gateway passed',
        'internet passed',
      ]),
    );
    expect(missing(whole)).toEqual([undefined, undefined]);
  });

  it.each<[Missing, string, NetworkFacts]>([
    [
      'no-route',
      'rtb-private',
      tables((each) => (each.id === 'rtb-private' ? { ...each, routes: [] } : each)),
    ],
    [
      'blackhole',
      'rtb-private',
      tables((each) =>
        each.id === 'rtb-private'
          ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'nat-1', state: 'blackhole' }] }
          : each,
      ),
    ],
    [
      'no-public-address',
      'igw-1',
      tables((each) =>
        each.id === 'rtb-private'
          ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'igw-1', state: 'active' }] }
          : each,
      ),
    ],
    [
      'nat-no-route',
      'rtb-public',
      tables((each) => (each.id === 'rtb-public' ? { ...each, routes: [] } : each)),
    ],
    [
      'nat-unavailable',
      'nat-1',
      { ...whole, natGateways: [{ id: 'nat-1', state: 'failed', subnet: 'public-a' }] },
    ],
    ['nat-unavailable', 'nat-1', { ...whole, natGateways: [] }],
    ['gateway-detached', 'igw-1', { ...whole, internetGateways: [{ id: 'igw-1', attached: false }] }],
    [
      'security-group',
      'sg',
      {
        ...whole,
        securityGroups: [
          {
            ...{ id: 'sg', ingress: [] },
            egress: [rule({ protocol: 'tcp', from: 5432, to: 5432, cidrs: ['0.0.0.0/0'] })],
          },
        ],
      },
    ],
    ['security-group', 'sg', { ...whole, securityGroups: [{ id: 'sg', egress: [], ingress: [] }] }],
    [
      'network-acl',
      'acl',
      {
        ...whole,
        acls: [
          {
            ...{ id: 'acl', subnets: from.subnets },
            entries: [{ ...allow(true), number: 90, allow: false }, allow(true), allow(false)],
          },
        ],
      },
    ],
  ])('ends with %s at %s', (why, at, facts) => {
    expect(missing(facts)).toEqual([
      [why, at],
      [why, at],
    ]);
  });

  const https = { protocol: '6', from: 443, to: 443 };
  const answers = { protocol: '6', from: 1_024, to: 65_535 };
  const inwards = (cidr: string, more: object) => ({ ...allow(false), ...more, cidr });
  const outwards = (cidr: string, more: object) => ({ ...allow(true), ...more, cidr });
  const needed = [
    inwards('10.0.0.0/16', https),
    outwards('0.0.0.0/0', https),
    inwards('0.0.0.0/0', answers),
    outwards('10.0.0.0/16', answers),
  ];
  const publicAcl = (entries: readonly ReturnType<typeof allow>[]) => ({
    ...whole,
    acls: [
      ...whole.acls.filter(({ id }) => id !== 'acl-public'),
      { id: 'acl-public', subnets: ['public-a'], entries },
    ],
  });

  it('passes the ACL of the NAT gateway’s subnet by four rules: the call in and out, the answer in and out', () => {
    expect(missing(publicAcl(needed))).toEqual([undefined, undefined]);
  });

  it.each([
    [0, { way: 'in', ports: '443', cidr: '10.0.11.0/24' }],
    [1, { way: 'out', ports: '443', cidr: '0.0.0.0/0' }],
    [2, { way: 'in', ports: '1024-65535', cidr: '0.0.0.0/0' }],
    [3, { way: 'out', ports: '1024-65535', cidr: '10.0.11.0/24' }],
  ])(
    'without the rule %i of them it ends at the NAT gateway, and names the packet that is dropped',
    (gone, drops) => {
      const [lane] = walkOut(from, publicAcl(needed.filter((_, index) => index !== gone)));
      expect(lane?.missing).toEqual({ why: 'nat-network-acl', at: 'acl-public', drops });
      expect(lane?.hops.find(({ state }) => state === 'stopped')).toMatchObject({ id: 'nat-1' });
    },
  );

  it('is not asked of what is in the NAT gateway’s own subnet: no ACL stands between the two', () => {
    const beside = { ...from, subnets: ['public-a'] };
    const inside = {
      ...publicAcl(needed.slice(1, 3)),
      natGateways: [{ id: 'nat-1', state: 'available', subnet: 'public-a' }],
    };
    const rerouted = {
      ...inside,
      routeTables: inside.routeTables.map((each) =>
        each.id === 'rtb-public'
          ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'nat-1', state: 'active' as const }] }
          : each,
      ),
    };
    // It goes round in its own table, which is what stops it; the ACL is not.
    expect(missing(rerouted, beside)).toEqual([['nat-no-route', 'rtb-public']]);
  });

  it('is followed no further than a firewall behind the NAT gateway, or a gateway of the region in no subnet', () => {
    const inspected = tables((each) =>
      each.id === 'rtb-public'
        ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'vpce-fw', state: 'active' }] }
        : each,
    );
    const regional = { ...whole, natGateways: [{ id: 'nat-1', state: 'available', subnet: '' }] };
    for (const [facts, at] of [
      [inspected, 'vpce-fw'],
      [regional, 'nat-1'],
    ] as const) {
      const [lane] = walkOut(from, facts);
      expect([lane?.missing, lane?.unfollowed]).toEqual([undefined, at]);
    }
  });

  it('ends in one zone alone, and the other stays for comparison', () => {
    const split = {
      ...whole,
      routeTables: [
        ...whole.routeTables.map((each) =>
          each.id === 'rtb-private' ? { ...each, subnets: ['private-a'] } : each,
        ),
        { id: 'rtb-c', vpc: 'vpc', main: false, subnets: ['private-c'], routes: [] },
      ],
    };
    expect(missing(split)).toEqual([undefined, ['no-route', 'rtb-c']]);
  });

  it('goes by the main table of the VPC where a subnet names none', () => {
    const bare = tables((each) => ({ ...each, subnets: each.id === 'rtb-private' ? [] : each.subnets }));
    expect(missing(bare)).toEqual([
      ['no-route', 'rtb-main'],
      ['no-route', 'rtb-main'],
    ]);
  });

  it('is neither broken nor whole past what cannot be read: a transit gateway, an instance', () => {
    const transit = tables((each) =>
      each.id === 'rtb-private'
        ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'tgw-1', state: 'active' }] }
        : each,
    );
    expect(missing(transit)).toEqual([undefined, undefined]);
    const [lane] = walkOut(from, transit);
    expect(lane?.unfollowed).toBe('tgw-1');
    expect(lane?.hops.slice(-2).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'elsewhere passed',
      'internet beyond',
    ]);
  });
});
