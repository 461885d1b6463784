import { describe, expect, it } from 'vitest';
import type { NetworkFacts } from './network-facts.ts';
import { type Missing, walkOut } from './walk.ts';

const OPEN = { protocol: '-1', cidrs: ['0.0.0.0/0'] };
const allow = (egress: boolean) => ({
  ...{ number: 100, egress, allow: true, protocol: '-1', cidr: '0.0.0.0/0' },
});
const whole: NetworkFacts = {
  subnets: [
    { id: 'private-a', vpc: 'vpc', zone: 'a', cidr: '10.0.11.0/24' },
    { id: 'private-c', vpc: 'vpc', zone: 'c', cidr: '10.0.12.0/24' },
    { id: 'public-a', vpc: 'vpc', zone: 'a', cidr: '10.0.1.0/24' },
  ],
  routeTables: [
    {
      ...{ id: 'rtb-main', vpc: 'vpc', main: true, subnets: [] },
      routes: [{ destination: '10.0.0.0/16', target: 'local', state: 'active' }],
    },
    {
      ...{ id: 'rtb-private', vpc: 'vpc', main: false, subnets: ['private-a', 'private-c'] },
      routes: [{ destination: '0.0.0.0/0', target: 'nat-1', state: 'active' }],
    },
    {
      ...{ id: 'rtb-public', vpc: 'vpc', main: false, subnets: ['public-a'] },
      routes: [{ destination: '0.0.0.0/0', target: 'igw-1', state: 'active' }],
    },
  ],
  natGateways: [{ id: 'nat-1', state: 'available', subnet: 'public-a' }],
  internetGateways: [{ id: 'igw-1', attached: true }],
  endpoints: [],
  securityGroups: [{ id: 'sg', egress: [OPEN] }],
  acls: [{ id: 'acl', subnets: ['private-a', 'private-c'], entries: [allow(true), allow(false)] }],
};
const from = { subnets: ['private-a', 'private-c'], securityGroups: ['sg'] };
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
          { id: 'sg', egress: [{ protocol: 'tcp', from: 5432, to: 5432, cidrs: ['0.0.0.0/0'] }] },
        ],
      },
    ],
    ['security-group', 'sg', { ...whole, securityGroups: [{ id: 'sg', egress: [] }] }],
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

  it('is not judged past what cannot be read: a transit gateway, an instance', () => {
    const transit = tables((each) =>
      each.id === 'rtb-private'
        ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'tgw-1', state: 'active' }] }
        : each,
    );
    expect(missing(transit)).toEqual([undefined, undefined]);
  });
});
