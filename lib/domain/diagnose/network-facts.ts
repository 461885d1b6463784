/** A VPC as EC2 tells it, as far as the way of a packet out of it goes. */
export type NetworkFacts = {
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly { readonly id: string; readonly state: string; readonly subnet: string }[];
  readonly internetGateways: readonly { readonly id: string; readonly attached: boolean }[];
  readonly endpoints: readonly VpcEndpoint[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly acls: readonly NetworkAcl[];
};

export type Subnet = {
  readonly id: string;
  readonly vpc: string;
  /** `ap-northeast-1a`. */
  readonly zone: string;
  readonly cidr: string;
};

export type Route = {
  /** A CIDR, or the id of a prefix list. */
  readonly destination: string;
  /** `local`, or the id of a gateway, an endpoint, an interface. */
  readonly target: string;
  readonly state: 'active' | 'blackhole';
};

export type RouteTable = {
  readonly id: string;
  readonly vpc: string;
  /** Serves every subnet that names no other. */
  readonly main: boolean;
  readonly subnets: readonly string[];
  readonly routes: readonly Route[];
};

export type VpcEndpoint = {
  readonly id: string;
  readonly vpc: string;
  /** `com.amazonaws.ap-northeast-1.dynamodb`. */
  readonly service: string;
  readonly state: string;
  /** `gateway` is a route, `interface` an address in subnets; what a load balancer or a resource is reached by is `other`. */
  readonly kind: 'gateway' | 'interface' | 'other';
  /** Tables that lead to a gateway. */
  readonly routeTables: readonly string[];
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  /** The service's own name leads to the interface, so nothing takes another way. */
  readonly privateDns: boolean;
};

export type SecurityGroup = {
  readonly id: string;
  readonly egress: readonly GroupRule[];
  readonly ingress: readonly GroupRule[];
};

export type GroupRule = {
  /** `tcp`, `udp`, `-1` for all. */
  readonly protocol: string;
  /** Absent: all ports. */
  readonly from?: number;
  readonly to?: number;
  readonly cidrs: readonly string[];
  /** Ids of security groups. */
  readonly groups: readonly string[];
  /** Ids of prefix lists: the addresses of a service behind a gateway endpoint. */
  readonly prefixLists: readonly string[];
};

export type NetworkAcl = {
  readonly id: string;
  readonly subnets: readonly string[];
  /** Read in the order of their numbers: the first that matches decides. */
  readonly entries: readonly {
    readonly number: number;
    readonly egress: boolean;
    readonly allow: boolean;
    /** `6` is TCP, `-1` all. */
    readonly protocol: string;
    readonly cidr: string;
    readonly from?: number;
    readonly to?: number;
  }[];
};

/** The table that a subnet names, else the main one of its VPC. */
export const tableOf = ({ id, vpc }: Subnet, { routeTables }: NetworkFacts): RouteTable | undefined =>
  routeTables.find(({ subnets }) => subnets.includes(id)) ??
  routeTables.find((each) => each.main && each.vpc === vpc);
