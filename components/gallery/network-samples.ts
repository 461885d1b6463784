import type { NetworkFacts } from '#lib/domain/diagnose/network-facts.ts';

const subnet = (zone: string, net: number) => ({
  ...{ id: `subnet-0${zone}41b`, vpc: 'vpc-1', zone: `ap-northeast-1${zone}`, cidr: `10.0.${net}.0/24` },
});
const table = (id: string, subnets: readonly string[], target?: string) => ({
  ...{ id, vpc: 'vpc-1', main: false, subnets },
  routes: [
    { destination: '10.0.0.0/16', target: 'local', state: 'active' as const },
    ...(target ? [{ destination: '0.0.0.0/0', target, state: 'active' as const }] : []),
  ],
});
/** A route to the internet that zone c lacks. */
export const NETWORK: NetworkFacts = {
  subnets: [subnet('a', 11), subnet('c', 12), { ...subnet('a', 1), id: 'subnet-public' }],
  routeTables: [
    table('rtb-0a12', ['subnet-0a41b'], 'nat-0a77'),
    table('rtb-0c81', ['subnet-0c41b']),
    table('rtb-public', ['subnet-public'], 'igw-01'),
  ],
  natGateways: [{ id: 'nat-0a77', state: 'available', subnet: 'subnet-public' }],
  internetGateways: [{ id: 'igw-01', attached: true }],
  endpoints: [
    {
      ...{ id: 'vpce-1', vpc: 'vpc-1', service: 'com.amazonaws.ap-northeast-1.dynamodb', state: 'available' },
      ...{ kind: 'gateway', routeTables: ['rtb-0a12', 'rtb-0c81'] },
      ...{ subnets: [], securityGroups: [], privateDns: false },
    },
  ],
  securityGroups: [
    {
      id: 'sg-01',
      egress: [{ protocol: '-1', cidrs: ['0.0.0.0/0'], groups: [], prefixLists: [] }],
      ingress: [],
    },
  ],
  acls: [],
};

/** Everything leaves by a transit gateway; the endpoint of the secrets lets in zone a alone. */
export const TRANSIT: NetworkFacts = {
  ...{ ...NETWORK, natGateways: [], internetGateways: [] },
  routeTables: [table('rtb-0a12', ['subnet-0a41b', 'subnet-0c41b'], 'tgw-0f31')],
  endpoints: [
    {
      ...{ id: 'vpce-0b52', vpc: 'vpc-1', service: 'com.amazonaws.ap-northeast-1.secretsmanager' },
      ...{ state: 'available', kind: 'interface', routeTables: [], privateDns: true },
      ...{ subnets: ['subnet-0a41b'], securityGroups: ['sg-0d07'] },
    },
  ],
  securityGroups: [
    ...NETWORK.securityGroups,
    {
      ...{ id: 'sg-0d07', egress: [] },
      ingress: [
        { protocol: 'tcp', from: 443, to: 443, cidrs: ['10.0.11.0/24'], groups: [], prefixLists: [] },
      ],
    },
  ],
};
