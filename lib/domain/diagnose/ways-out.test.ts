import { describe, expect, it } from 'vitest';
import type { NetworkFacts, VpcEndpoint } from './network-facts.ts';
import { from, rule, whole } from './network-in-test.ts';
import { waysOut } from './ways-out.ts';

const endpoint = (more: Partial<VpcEndpoint>): VpcEndpoint => ({
  ...{ id: 'vpce-db', vpc: 'vpc', service: 'com.amazonaws.ap-northeast-1.dynamodb', state: 'available' },
  ...{ kind: 'gateway', routeTables: ['rtb-private'], subnets: [], securityGroups: [], privateDns: false },
  ...more,
});
const gateway = endpoint({});
const secrets = endpoint({
  ...{ id: 'vpce-secrets', service: 'com.amazonaws.ap-northeast-1.secretsmanager', kind: 'interface' },
  ...{ routeTables: [], subnets: ['private-a'], securityGroups: ['sg-door'], privateDns: true },
});
const door = (ingress = [rule({ groups: ['sg'] })]) => ({ id: 'sg-door', egress: [], ingress });
const own = (egress = [rule({ cidrs: ['0.0.0.0/0'] })]) => ({ id: 'sg', egress, ingress: [] });
/** Without any way to the internet, as a team builds it that wants none. */
const closed = (endpoints: readonly VpcEndpoint[], more: Partial<NetworkFacts> = {}): NetworkFacts => ({
  ...{ ...whole, endpoints, natGateways: [], internetGateways: [], securityGroups: [own(), door()] },
  routeTables: whole.routeTables.map((each) => ({ ...each, routes: [] })),
  ...more,
});
const ways = (facts: NetworkFacts, calls: readonly string[], declared = false) =>
  waysOut(from, facts, { calls, isDeclared: () => declared }).map(({ missing, served }) =>
    missing ? [missing.why, missing.at, missing.service] : (served ?? 'whole'),
  );
const both = <T>(each: T): readonly T[] => [each, each];

describe('the way that a function’s calls take', () => {
  it('of a closed VPC is no cause where endpoints serve all that is called', () => {
    expect(ways(closed([gateway, secrets]), ['dynamodb', 'secretsmanager'])).toEqual(
      both(['dynamodb', 'secretsmanager']),
    );
  });

  it.each<[string, readonly VpcEndpoint[], readonly string[], boolean]>([
    ['one of what is called has no endpoint', [gateway], ['dynamodb', 'sqs'], false],
    ['the graph does not say what is called', [gateway], [], false],
    ['a way to the internet is declared and gone', [gateway], ['dynamodb'], true],
    [
      'no route of the subnet leads to the gateway',
      [endpoint({ routeTables: ['rtb-public'] })],
      ['dynamodb'],
      false,
    ],
    [
      'the service’s own name does not lead to the interface',
      [{ ...secrets, privateDns: false }],
      ['secretsmanager'],
      false,
    ],
    ['it is the endpoint of another VPC', [endpoint({ vpc: 'vpc-2' })], ['dynamodb'], false],
  ])('ends at the missing route where %s', (_, endpoints, calls, declared) => {
    expect(ways(closed(endpoints), calls, declared)).toEqual(both(['no-route', 'rtb-private', undefined]));
  });

  it('stops at an endpoint that takes the call, though the internet is open', () => {
    const open = (endpoints: readonly VpcEndpoint[], groups: NetworkFacts['securityGroups']) => ({
      ...{ ...whole, endpoints, securityGroups: groups },
    });
    expect(ways(open([secrets], [own(), door([])]), ['secretsmanager'])).toEqual(
      both(['endpoint-security-group', 'sg-door', 'secretsmanager']),
    );
    expect(ways(open([{ ...secrets, state: 'pending' }], [own(), door()]), ['secretsmanager'])).toEqual(
      both(['endpoint-unavailable', 'vpce-secrets', 'secretsmanager']),
    );
    expect(ways(open([secrets], [own(), door()]), ['secretsmanager'])).toEqual(both('whole'));
  });

  it('goes in by the addresses of its subnet as by its group, and out by prefix list or the VPC’s range alone', () => {
    const byAddress = door([rule({ protocol: 'tcp', from: 443, to: 443, cidrs: ['10.0.11.0/24'] })]);
    expect(ways(closed([secrets], { securityGroups: [own(), byAddress] }), ['secretsmanager'])).toEqual([
      ['secretsmanager'],
      ['endpoint-security-group', 'sg-door', 'secretsmanager'],
    ]);
    const out = own([rule({ cidrs: ['10.0.0.0/16'], prefixLists: ['pl-dynamodb'] })]);
    const narrow = closed([gateway, secrets], { securityGroups: [out, door()] });
    expect(ways(narrow, ['dynamodb', 'secretsmanager'])).toEqual(both(['dynamodb', 'secretsmanager']));
  });

  it('stops in the interface where its group lets nothing out to the endpoint', () => {
    const shut = own([rule({ protocol: 'tcp', from: 5432, to: 5432, cidrs: ['10.0.0.0/16'] })]);
    expect(ways(closed([secrets], { securityGroups: [shut, door()] }), ['secretsmanager'])).toEqual(
      both(['security-group', 'sg', 'secretsmanager']),
    );
  });

  it('crosses a network ACL to another subnet, and none within its own', () => {
    const acl = { id: 'acl', subnets: from.subnets, entries: [] };
    expect(ways(closed([secrets], { acls: [acl] }), ['secretsmanager'])).toEqual([
      ['secretsmanager'],
      ['network-acl', 'acl', 'secretsmanager'],
    ]);
  });
});
