import { describe, expect, it } from 'vitest';
import type { NetworkFacts } from './network-facts.ts';
import { allow, from, rule, whole } from './network-in-test.ts';
import { type Missing, walkOut } from './walk.ts';

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
