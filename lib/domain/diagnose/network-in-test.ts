import type { GroupRule, NetworkFacts } from './network-facts.ts';

/** A rule of a security group for these addresses, groups or prefix lists; all protocols where nothing is said. */
export const rule = (more: Partial<GroupRule>): GroupRule => ({
  ...{ protocol: '-1', cidrs: [], groups: [], prefixLists: [] },
  ...more,
});
const OPEN = rule({ cidrs: ['0.0.0.0/0'] });
/** An entry of a network ACL that lets everything through. */
export const allow = (egress: boolean) => ({
  ...{ number: 100, egress, allow: true, protocol: '-1', cidr: '0.0.0.0/0' },
});
/** Two private subnets by one table to a NAT gateway in a public one: the shipped network in small. */
export const whole: NetworkFacts = {
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
  securityGroups: [{ id: 'sg', egress: [OPEN], ingress: [] }],
  acls: [
    { id: 'acl', subnets: ['private-a', 'private-c'], entries: [allow(true), allow(false)] },
    { id: 'acl-public', subnets: ['public-a'], entries: [allow(true), allow(false)] },
  ],
};
/** The function's place in it. */
export const from = { subnets: ['private-a', 'private-c'], securityGroups: ['sg'] };
