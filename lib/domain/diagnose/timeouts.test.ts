import { expect, it } from 'vitest';
import type { DeclaredResource } from '../graph/model.ts';
import { resourceId } from '../graph/model.ts';
import { instant } from '../time.ts';
import { from, rule, whole } from './network-in-test.ts';
import { diagnoseTimeouts, type TimeoutFacts } from './timeouts.ts';

const closed = {
  ...whole,
  routeTables: whole.routeTables.map((each) => (each.id === 'rtb-private' ? { ...each, routes: [] } : each)),
};
const diagnosed = (more: Partial<TimeoutFacts>, calls: readonly string[] = [], vpc = from) => {
  const [found] = diagnoseTimeouts({
    ...{ declared: [], componentOf: () => 'network', ...more },
    timedOut: [
      {
        ...{ label: 'api', functionName: 'shop-api', seconds: 3, times: 2, calls, vpc },
        ...{ firstAt: instant(1), lastAt: instant(2) },
      },
    ],
  });
  if (!found) throw new Error('nothing was diagnosed');
  return found;
};
const verdicts = ({ proofs }: ReturnType<typeof diagnosed>) =>
  proofs.map(({ verdict, reason }) => `${verdict} ${reason.code.replace('diagnose.proof.', '')}`);
const declared = (type: string, attributes: Record<string, unknown>): DeclaredResource => ({
  id: resourceId(`tf:infra#${type}.x`),
  owner: { kind: 'terraform', address: `${type}.x` },
  ...{ type, aliases: [], attributes },
});

it('what leaves by a transit gateway is not called whole: nobody followed it', () => {
  const transit = {
    ...closed,
    routeTables: closed.routeTables.map((each) =>
      each.id === 'rtb-private'
        ? { ...each, routes: [{ destination: '0.0.0.0/0', target: 'tgw-1', state: 'active' as const }] }
        : each,
    ),
  };
  const found = diagnosed({ network: transit });
  expect(found.effect).toMatchObject({ code: 'diagnose.timeout-unfollowed', params: { at: 'tgw-1' } });
  expect(verdicts(found)).toContain('unread unfollowed');
  expect(verdicts(found)).not.toContain('fine way-whole');
});

it('a VPC without a way out is no cause where endpoints serve what is called, and rules nothing out that was not asked', () => {
  const endpoint = {
    ...{
      id: 'vpce',
      vpc: 'vpc',
      service: 'com.amazonaws.x.dynamodb',
      state: 'available',
      kind: 'gateway' as const,
    },
    ...{ routeTables: ['rtb-private'], subnets: [], securityGroups: [], privateDns: false },
  };
  const found = diagnosed({ network: { ...closed, endpoints: [endpoint] } }, ['dynamodb']);
  expect(found.title.code).toBe('diagnose.timeout');
  expect(found.effect).toMatchObject({ code: 'diagnose.timeout-served', params: { services: 'dynamodb' } });
  expect(verdicts(found)).toEqual(['bad timed-out', 'fine served', 'fine served', 'fine endpoints']);
  const elsewhere = { ...endpoint, routeTables: ['rtb-public'] };
  expect(verdicts(diagnosed({ network: { ...closed, endpoints: [elsewhere] } }, ['dynamodb']))).toEqual(
    expect.arrayContaining(['bad no-route', 'bad endpoint-passed-by-route']),
  );
});

it('a group that is declared without a rule is not put back by a run; one whose rule is declared and gone is', () => {
  const network = {
    ...whole,
    securityGroups: [{ id: 'sg', egress: [rule({ groups: ['sg'] })], ingress: [] }],
  };
  const remedy = (...resources: DeclaredResource[]) => diagnosed({ network, declared: resources }).remedy;
  expect(remedy(declared('aws_security_group', { id: 'sg', egress: [] }))).toMatchObject({ kind: 'none' });
  expect(
    remedy(declared('aws_security_group', { id: 'sg', egress: [{ cidrBlocks: ['0.0.0.0/0'] }] })),
  ).toMatchObject({
    ...{ kind: 'run', component: 'network', asDeployed: true },
  });
  expect(
    remedy(declared('aws_vpc_security_group_egress_rule', { securityGroupId: 'sg', cidrIpv4: '0.0.0.0/0' })),
  ).toMatchObject({ kind: 'run', component: 'network' });
});
