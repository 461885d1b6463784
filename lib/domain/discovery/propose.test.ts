import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { foundName, type Proposals } from './proposal.ts';
import { placedNames, propose } from './propose.ts';
import type { SeenRegion, SeenStack } from './seen.ts';

const PROD = '111122223333';
const NONPROD = '444455556666';
const REGION = 'ap-northeast-1';

const stack = (name: string, more: Partial<SeenStack> = {}): SeenStack => ({
  ...{ account: name.includes('prod') ? PROD : NONPROD, region: REGION, name, updatedAt: instant(0) },
  ...{ tags: {}, parameters: {}, outputs: {}, nested: false, tool: 'sam', ...more },
});
const seen = (stacks: readonly SeenStack[], keys: readonly string[] = []): SeenRegion => ({
  ...{ account: NONPROD, region: REGION, tried: [], calls: 1, stacks },
  states: keys.map((key) => ({
    ...{ account: NONPROD, region: REGION, bucket: 'shop-tfstate', key, bytes: 1, updatedAt: instant(0) },
  })),
});
const shape = ({ systems }: Proposals) =>
  Object.fromEntries(
    systems.map(({ name, environments }) => [
      name,
      Object.fromEntries(environments.map((each) => [each.name, each.parts.map((part) => part.name)])),
    ]),
  );

it('puts stacks and states of one first word together, by environment', () => {
  const proposals = propose([
    seen(
      [
        stack('shop-orders-dev'),
        stack('shop-web-dev'),
        stack('shop-orders-prod'),
        stack('shop-web-prod'),
        stack('billing-dev'),
      ],
      ['network/dev/terraform.tfstate', 'network/prod/terraform.tfstate'],
    ),
  ]);
  expect(shape(proposals)).toEqual({
    billing: { dev: ['app'] },
    shop: { dev: ['orders', 'web', 'network'], prod: ['orders', 'web', 'network'] },
  });
  expect(proposals.systems[1]?.environments.map(({ account, production }) => [account, production])).toEqual([
    [NONPROD, false],
    [PROD, true],
  ]);
});

it('believes a tag before a name', () => {
  const tags = { System: 'shop', Environment: 'production' };
  const proposals = propose([
    seen([stack('legacy-thing', { tags }), stack('shop-orders-dev', { tags: { System: 'shop' } })]),
  ]);
  expect(shape(proposals)).toEqual({ shop: { dev: ['orders'], prod: ['legacy-thing'] } });
  expect(proposals.systems[0]?.reasons[0]).toEqual({ code: 'tag', key: 'System', value: 'shop', count: 2 });
});

it('calls an environment what the team does, and knows which is production', () => {
  const tags = { team: 'boxoffice', app: 'tickets', stage: 'live' };
  const proposals = propose([seen([stack('BoxOfficeLive', { tags }), stack('tickets-dev')])]);
  expect(shape(proposals)).toEqual({ tickets: { dev: ['app'], live: ['box-office'] } });
  expect(proposals.systems[0]?.environments.map(({ name, production }) => [name, production])).toEqual([
    ['dev', false],
    ['live', true],
  ]);
});

it('takes the environment from a parameter where no name says it', () => {
  expect(shape(propose([seen([stack('orders', { parameters: { Stage: 'stg' } })])]))).toEqual({
    orders: { staging: ['app'] },
  });
});

it('asks about what begins as a system and names no environment, and leaves out the rest with its reason', () => {
  const { questions, leftOut } = propose([
    seen([
      stack('billing-dev'),
      stack('billing-legacy'),
      stack('CDKToolkit'),
      stack('StackSet-guardrails-1'),
      stack('aws-sam-cli-managed-default'),
      stack('billing-dev-Nested-1X', { nested: true }),
      stack('landing-zone'),
      stack('our-reader-dev', {
        parameters: { CollectorPrincipalArn: 'arn:aws:iam::1:role/c', ExternalId: 'e' },
      }),
    ]),
  ]);
  expect(questions.map(({ found, system }) => [foundName(found), system])).toEqual([
    ['billing-legacy', 'billing'],
  ]);
  expect(leftOut.map(({ found, why }) => [foundName(found), why])).toEqual([
    ['CDKToolkit', 'cdk-bootstrap'],
    ['StackSet-guardrails-1', 'stack-set'],
    ['aws-sam-cli-managed-default', 'sam-bucket'],
    ['billing-dev-Nested-1X', 'nested'],
    ['our-reader-dev', 'portal'],
    ['landing-zone', 'no-environment'],
  ]);
});

it('draws an arrow from who gives a value to who takes it', () => {
  const arn = 'arn:aws:dynamodb:ap-northeast-1:444455556666:table/orders';
  const [system] = propose([
    seen([
      stack('shop-network-dev', { outputs: { Table: arn, Flag: 'true' }, parameterNames: ['/shop/dev/key'] }),
      stack('shop-orders-dev', { parameters: { TableArn: arn, Debug: 'true', Key: '/shop/dev/key' } }),
    ]),
  ]).systems;
  expect(system?.environments[0]?.joins).toEqual([
    { from: 'network', to: 'orders', by: 'outputs', count: 1 },
    { from: 'network', to: 'orders', by: 'ssm', count: 1 },
  ]);
  expect(system?.reasons).toContainEqual({ code: 'outputs', from: 'network', to: 'orders', count: 1 });
});

it('says that two environments are of one template where most logical ids are equal', () => {
  const resources = (...ids: string[]) => ({ resources: { 'AWS::Lambda::Function': ids } });
  const reasons = (a: string[], b: string[]) =>
    propose([seen([stack('shop-dev', resources(...a)), stack('shop-prod', resources(...b))])]).systems[0]
      ?.reasons;
  expect(reasons(['Api', 'Worker', 'Old'], ['Api', 'Worker'])).toContainEqual({
    code: 'same-template',
    equal: 2,
    of: 3,
  });
  expect(reasons(['Api'], ['Else'])?.some(({ code }) => code === 'same-template')).toBe(false);
});

it('loses nothing and names nothing twice: placed, asked and left out are what was seen', () => {
  const words = fc.constantFrom(
    'shop',
    'orders',
    'dev',
    'prod',
    'legacy',
    'CDKToolkit',
    'stack',
    'Stage',
    '店',
    '7',
    'stg',
  );
  const names = fc.uniqueArray(
    fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join('-')),
    { maxLength: 12 },
  );
  const tags = fc.dictionary(
    fc.constantFrom('System', 'env', 'Owner'),
    fc.constantFrom('shop', 'dev', 'x y', '店'),
  );
  fc.assert(
    fc.property(names, names, tags, (stackNames, keys, some) => {
      const proposals = propose([
        seen(
          stackNames.map((name, index) => stack(name, index % 2 === 0 ? { tags: some } : {})),
          keys.map((key) => `${key}.tfstate`),
        ),
      ]);
      const all = [
        ...placedNames(proposals),
        ...proposals.questions.map(({ found }) => foundName(found)),
        ...proposals.leftOut.map(({ found }) => foundName(found)),
      ];
      const expected = [...stackNames, ...keys.map((key) => `s3://shop-tfstate/${key}.tfstate`)];
      expect(all.toSorted()).toEqual(expected.toSorted());
      for (const { environments } of proposals.systems)
        for (const { parts } of environments)
          expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
    }),
  );
});
