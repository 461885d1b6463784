import {
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
} from '@aws-sdk/client-ec2';
import type { NetworkFacts } from '#lib/domain/diagnose/network-facts.ts';
import { ok } from '#lib/domain/result.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';
import {
  acl,
  endpoint,
  internetGateway,
  natGateway,
  routeTable,
  securityGroup,
  subnet,
} from './api-types.ts';

/**
 * Everything that decides where a packet from these subnets goes: seven calls, all free. One that is refused is the
 * failure of all: a way of which a part was not read is not walked.
 */
export async function readNetwork(
  aws: AwsClients,
  subnetIds: readonly string[],
): Promise<Read<NetworkFacts>> {
  const own = await attempt(aws, 'ec2:DescribeSubnets', async () =>
    ((await aws.ec2.send(new DescribeSubnetsCommand({ SubnetIds: [...subnetIds] }))).Subnets ?? []).map(
      subnet,
    ),
  );
  if (!own.ok) return own;
  const vpcs = [...new Set(own.value.map(({ vpc }) => vpc))];
  const inVpc = { Filters: [{ Name: 'vpc-id', Values: vpcs }] };
  const { ec2 } = aws;
  const [subnets, routeTables, natGateways, internetGateways, endpoints, securityGroups, acls] =
    await Promise.all([
      attempt(aws, 'ec2:DescribeSubnets', async () =>
        ((await ec2.send(new DescribeSubnetsCommand(inVpc))).Subnets ?? []).map(subnet),
      ),
      attempt(aws, 'ec2:DescribeRouteTables', async () =>
        ((await ec2.send(new DescribeRouteTablesCommand(inVpc))).RouteTables ?? []).map(routeTable),
      ),
      attempt(aws, 'ec2:DescribeNatGateways', async () =>
        ((await ec2.send(new DescribeNatGatewaysCommand({ Filter: inVpc.Filters }))).NatGateways ?? []).map(
          natGateway,
        ),
      ),
      attempt(aws, 'ec2:DescribeInternetGateways', async () => {
        const page = await ec2.send(new DescribeInternetGatewaysCommand({}));
        return (page.InternetGateways ?? []).map((each) => internetGateway(each, vpcs));
      }),
      attempt(aws, 'ec2:DescribeVpcEndpoints', async () =>
        ((await ec2.send(new DescribeVpcEndpointsCommand(inVpc))).VpcEndpoints ?? []).map(endpoint),
      ),
      attempt(aws, 'ec2:DescribeSecurityGroups', async () =>
        ((await ec2.send(new DescribeSecurityGroupsCommand(inVpc))).SecurityGroups ?? []).map(securityGroup),
      ),
      attempt(aws, 'ec2:DescribeNetworkAcls', async () =>
        ((await ec2.send(new DescribeNetworkAclsCommand(inVpc))).NetworkAcls ?? []).map(acl),
      ),
    ]);
  if (!subnets.ok) return subnets;
  if (!routeTables.ok) return routeTables;
  if (!natGateways.ok) return natGateways;
  if (!internetGateways.ok) return internetGateways;
  if (!endpoints.ok) return endpoints;
  if (!securityGroups.ok) return securityGroups;
  if (!acls.ok) return acls;
  return ok({
    subnets: subnets.value,
    routeTables: routeTables.value,
    natGateways: natGateways.value,
    internetGateways: internetGateways.value,
    endpoints: endpoints.value,
    securityGroups: securityGroups.value,
    acls: acls.value,
  });
}
