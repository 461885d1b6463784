import { z } from 'zod';
import type {
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
});

export function endpoint(read: unknown): VpcEndpoint {
  const { VpcEndpointId, VpcId, ServiceName, State } = endpointShape.parse(read);
  return { id: VpcEndpointId, vpc: VpcId, service: ServiceName, state: State.toLowerCase() };
}

const permission = z.object({
  IpProtocol: z.string().default('-1'),
  FromPort: z.number().optional(),
  ToPort: z.number().optional(),
  IpRanges: z.array(z.object({ CidrIp: z.string().default('') })).default([]),
});
const groupShape = z.object({ GroupId: z.string(), IpPermissionsEgress: z.array(permission).default([]) });

export function securityGroup(read: unknown): SecurityGroup {
  const { GroupId, IpPermissionsEgress } = groupShape.parse(read);
  return {
    id: GroupId,
    egress: IpPermissionsEgress.map(({ IpProtocol, FromPort, ToPort, IpRanges }) => ({
      protocol: IpProtocol,
      // −1 stands for all, as in ICMP.
      ...(FromPort === undefined || FromPort < 0 ? {} : { from: FromPort }),
      ...(ToPort === undefined || ToPort < 0 ? {} : { to: ToPort }),
      cidrs: IpRanges.map(({ CidrIp }) => CidrIp),
    })),
  };
}

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
