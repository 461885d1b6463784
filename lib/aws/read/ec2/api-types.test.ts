import { expect, it } from 'vitest';
import { endpoint, routeTable, securityGroup } from './api-types.ts';

// Samples built from the EC2 API Reference (VpcEndpoint, SecurityGroup, RouteTable), as the SDK hands them on.

it('an interface endpoint has subnets, groups and a name of its own; a gateway has route tables', () => {
  const about = { VpcEndpointId: 'vpce-1', VpcId: 'vpc-1', ServiceName: 'com.amazonaws.eu-west-1.sqs' };
  expect(
    endpoint({
      ...{ ...about, VpcEndpointType: 'Interface', State: 'available', PrivateDnsEnabled: true },
      ...{
        SubnetIds: ['subnet-a'],
        Groups: [{ GroupId: 'sg-1', GroupName: 'endpoints' }],
        RouteTableIds: [],
      },
    }),
  ).toEqual({
    ...{ id: 'vpce-1', vpc: 'vpc-1', service: 'com.amazonaws.eu-west-1.sqs', state: 'available' },
    ...{
      kind: 'interface',
      routeTables: [],
      subnets: ['subnet-a'],
      securityGroups: ['sg-1'],
      privateDns: true,
    },
  });
  expect(
    endpoint({ ...about, VpcEndpointType: 'Gateway', State: 'Available', RouteTableIds: ['rtb-1'] }),
  ).toMatchObject({ kind: 'gateway', state: 'available', routeTables: ['rtb-1'], privateDns: false });
  expect(endpoint({ ...about, VpcEndpointType: 'GatewayLoadBalancer' }).kind).toBe('other');
});

it('a rule names ranges, groups and prefix lists, in and out; a port of −1 is all of them', () => {
  const group = securityGroup({
    GroupId: 'sg-1',
    IpPermissionsEgress: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: 'pl-1' }] },
      { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ],
    IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '111122223333' }] }],
  });
  expect(group.egress).toEqual([
    { protocol: 'tcp', from: 443, to: 443, cidrs: [], groups: [], prefixLists: ['pl-1'] },
    { protocol: 'icmp', cidrs: ['0.0.0.0/0'], groups: [], prefixLists: [] },
  ]);
  expect(group.ingress).toEqual([{ protocol: '-1', cidrs: [], groups: ['sg-2'], prefixLists: [] }]);
});

it('a route leads to whatever target it names', () => {
  const table = routeTable({
    ...{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }] },
    Routes: [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
      { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1', State: 'active' },
      { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1', State: 'blackhole' },
    ],
  });
  expect(table.main).toBe(true);
  expect(table.routes).toEqual([
    { destination: '10.0.0.0/16', target: 'local', state: 'active' },
    { destination: 'pl-1', target: 'vpce-1', state: 'active' },
    { destination: '0.0.0.0/0', target: 'tgw-1', state: 'blackhole' },
  ]);
});
