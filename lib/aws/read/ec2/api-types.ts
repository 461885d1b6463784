import { z } from 'zod';
import type {
  GroupRule,
  NetworkAcl,
  NetworkFacts,
  RouteTable,
  SecurityGroup,
  Subnet,
  VpcEndpoint,
} from '#lib/domain/diagnose/network-facts.ts';

// EC2's answers → the domain's facts; an answer of another shape throws and becomes a `malformed` failure.

const subnetShape = z.object({
  SubnetId: z.string(),
  VpcId: z.string(),
  AvailabilityZone: z.string().default(''),
  CidrBlock: z.string().default(''),
});

export function subnet(read: unknown): Subnet {
  const { SubnetId, VpcId, AvailabilityZone, CidrBlock } = subnetShape.parse(read);
  return { id: SubnetId, vpc: VpcId, zone: AvailabilityZone, cidr: CidrBlock };
}

const route = z.object({
  DestinationCidrBlock: z.string().optional(),
  DestinationPrefixListId: z.string().optional(),
  DestinationIpv6CidrBlock: z.string().optional(),
  GatewayId: z.string().optional(),
  NatGatewayId: z.string().optional(),
  TransitGatewayId: z.string().optional(),
  VpcPeeringConnectionId: z.string().optional(),
  NetworkInterfaceId: z.string().optional(),
  InstanceId: z.string().optional(),
  EgressOnlyInternetGatewayId: z.string().optional(),
  State: z.string().default('active'),
});
const tableShape = z.object({
  RouteTableId: z.string(),
  VpcId: z.string(),
  Routes: z.array(route).default([]),
  Associations: z
    .array(z.object({ Main: z.boolean().default(false), SubnetId: z.string().optional() }))
    .default([]),
});

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html */
export function routeTable(read: unknown): RouteTable {
  const { RouteTableId, VpcId, Routes, Associations } = tableShape.parse(read);
  return {
    id: RouteTableId,
    vpc: VpcId,
    main: Associations.some(({ Main }) => Main),
    subnets: Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    routes: Routes.map((each) => ({
      destination:
        each.DestinationCidrBlock ?? each.DestinationPrefixListId ?? each.DestinationIpv6CidrBlock ?? '',
      target: targetOf(each),
      state: each.State === 'blackhole' ? 'blackhole' : 'active',
    })),
  };
}

const targetOf = (each: z.infer<typeof route>): string =>
  each.NatGatewayId ??
  each.GatewayId ??
  each.TransitGatewayId ??
  each.VpcPeeringConnectionId ??
  each.EgressOnlyInternetGatewayId ??
  each.NetworkInterfaceId ??
  each.InstanceId ??
  '';

const natShape = z.object({
  NatGatewayId: z.string(),
  State: z.string(),
  SubnetId: z.string().default(''),
});

export function natGateway(read: unknown): NetworkFacts['natGateways'][number] {
  const { NatGatewayId, State, SubnetId } = natShape.parse(read);
  return { id: NatGatewayId, state: State, subnet: SubnetId };
}

const gatewayShape = z.object({
  InternetGatewayId: z.string(),
  Attachments: z.array(z.object({ VpcId: z.string().optional() })).default([]),
});

export function internetGateway(
  read: unknown,
  vpcs: readonly string[],
): NetworkFacts['internetGateways'][number] {
  const { InternetGatewayId, Attachments } = gatewayShape.parse(read);
  return {
    id: InternetGatewayId,
    attached: Attachments.some(({ VpcId }) => VpcId !== undefined && vpcs.includes(VpcId)),
  };
}

const endpointShape = z.object({
  VpcEndpointId: z.string(),
  VpcId: z.string().default(''),
  ServiceName: z.string().default(''),
  State: z.string().default(''),
  VpcEndpointType: z.string().default('Gateway'),
  RouteTableIds: z.array(z.string()).default([]),
  SubnetIds: z.array(z.string()).default([]),
  Groups: z.array(z.object({ GroupId: z.string() })).default([]),
  PrivateDnsEnabled: z.boolean().default(false),
});

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html */
export function endpoint(read: unknown): VpcEndpoint {
  const found = endpointShape.parse(read);
  return {
    ...{ id: found.VpcEndpointId, vpc: found.VpcId, service: found.ServiceName },
    ...{ state: found.State.toLowerCase(), kind: ENDPOINT_KINDS[found.VpcEndpointType] ?? 'other' },
    ...{ routeTables: found.RouteTableIds, subnets: found.SubnetIds },
    securityGroups: found.Groups.map(({ GroupId }) => GroupId),
    privateDns: found.PrivateDnsEnabled,
  };
}

const ENDPOINT_KINDS: Readonly<Record<string, VpcEndpoint['kind']>> = {
  Gateway: 'gateway',
  Interface: 'interface',
};

const permission = z.object({
  IpProtocol: z.string().default('-1'),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: z.string().default('') })).default([]),
  UserIdGroupPairs: z.array(z.object({ GroupId: z.string().optional() })).default([]),
  PrefixListIds: z.array(z.object({ PrefixListId: z.string().optional() })).default([]),
});
const groupShape = z.object({
  GroupId: z.string(),
  IpPermissionsEgress: z.array(permission).default([]),
  IpPermissions: z.array(permission).default([]),
});

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
export function securityGroup(read: unknown): SecurityGroup {
  const { GroupId, IpPermissionsEgress, IpPermissions } = groupShape.parse(read);
  return { id: GroupId, egress: IpPermissionsEgress.map(groupRule), ingress: IpPermissions.map(groupRule) };
}

const groupRule = (rule: z.infer<typeof permission>): GroupRule => ({
  protocol: rule.IpProtocol,
  // −1 stands for all, as in ICMP.
  ...(rule.FromPort === undefined || rule.FromPort < 0 ? {} : { from: rule.FromPort }),
  ...(rule.ToPort === undefined || rule.ToPort < 0 ? {} : { to: rule.ToPort }),
  cidrs: rule.IpRanges.map(({ CidrIp }) => CidrIp),
  groups: rule.UserIdGroupPairs.flatMap((each) => each.GroupId ?? []),
  prefixLists: rule.PrefixListIds.flatMap((each) => each.PrefixListId ?? []),
});

const aclShape = z.object({
  NetworkAclId: z.string(),
  Associations: z.array(z.object({ SubnetId: z.string().optional() })).default([]),
  Entries: z
    .array(
      z.object({
        RuleNumber: z.number(),
        Egress: z.boolean().default(false),
        RuleAction: z.string(),
        Protocol: z.string().default('-1'),
        CidrBlock: z.string().default(''),
        PortRange: z.object({ From: z.number().optional(), To: z.number().optional() }).optional(),
      }),
    )
    .default([]),
});

export function acl(read: unknown): NetworkAcl {
  const { NetworkAclId, Associations, Entries } = aclShape.parse(read);
  return {
    id: NetworkAclId,
    subnets: Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    entries: Entries.map(({ RuleNumber, Egress, RuleAction, Protocol, CidrBlock, PortRange }) => ({
      ...{ number: RuleNumber, egress: Egress, allow: RuleAction === 'allow' },
      ...{ protocol: Protocol, cidr: CidrBlock },
      ...(PortRange?.From === undefined ? {} : { from: PortRange.From }),
      ...(PortRange?.To === undefined ? {} : { to: PortRange.To }),
    })),
  };
}
