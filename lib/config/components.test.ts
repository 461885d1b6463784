import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePortalConfig, problemText } from './parse.ts';

const portal = (components: string, more = '') => `
version: 2
defaultSystem: shop
repositories: { main: ., search: { url: ../search, credential: SEARCH_TOKEN } }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  shop:
    title: Shop
    environments:
      dev:
        account: '000000000000'
        region: ap-northeast-1
        roles:
          read: arn:aws:iam::000000000000:role/read
          plan: arn:aws:iam::000000000000:role/plan
          deployInfrastructure: arn:aws:iam::000000000000:role/infra
          deployApplication: arn:aws:iam::000000000000:role/app
        ${more}
        components:
${components}
`;
const root = (name: string, more = '') =>
  `          ${name}: { engine: terraform, directory: infra/${name}, state: { kind: local, path: shop/${name}/s }, refs: [main]${more} }`;
const stack = (name: string, more = '') =>
  `          ${name}: { engine: cloudformation, template: ${name}.yaml, stack: shop-${name}, refs: [main]${more} }`;

const read = (text: string) => parsePortalConfig(text, 'portal.yaml');
const componentsOf = (text: string) => {
  const parsed = read(text);
  if (!parsed.ok) throw new Error(parsed.error.map(problemText).join('\n'));
  return parsed.value.environments.get('shop/dev')?.components ?? [];
};
const problemsOf = (text: string) => {
  const parsed = read(text);
  return parsed.ok ? [] : parsed.error.map(problemText);
};
const lineOf = (text: string, words: string) =>
  text.split('\n').findIndex((each) => each.includes(words)) + 1;

describe('components of an environment', () => {
  it('stand in the order of what they need, by inputs and after, near and far', () => {
    const found = componentsOf(
      portal(
        [
          stack('orders', ', inputs: { Table: data.table, Stage: dev }'),
          root('data', ', inputs: { vpc_id: network.vpc_id }'),
          stack('mail', ', after: [orders]'),
          root('network'),
        ].join('\n'),
      ),
    );
    expect(found.map(({ name, position, needs }) => [name, position, needs])).toEqual([
      ['network', 0, []],
      ['data', 1, ['network']],
      ['orders', 2, ['network', 'data']],
      ['mail', 3, ['network', 'data', 'orders']],
    ]);
    expect(found.find(({ name }) => name === 'orders')?.inputs).toEqual({
      Table: { from: { environment: 'shop/dev', component: 'data', output: 'table' } },
      Stage: { value: 'dev' },
    });
  });

  it('have the account, region, roles and lane of their environment where they say no other', () => {
    const [edge, shop] = componentsOf(
      portal(
        [
          root(
            'edge',
            ", region: us-east-1, account: '111111111111', lane: application, roles: { read: 'arn:aws:iam::111111111111:role/read', plan: 'arn:aws:iam::111111111111:role/plan' }",
          ),
          stack('shop', ', build: sam'),
        ].join('\n'),
      ),
    );
    expect(edge).toMatchObject({ account: '111111111111', region: 'us-east-1', lane: 'application' });
    expect(edge?.roles).toEqual({
      read: 'arn:aws:iam::111111111111:role/read',
      plan: 'arn:aws:iam::111111111111:role/plan',
      deploy: 'arn:aws:iam::000000000000:role/app',
    });
    // Change sets are made by whoever executes them.
    expect(shop?.roles).toEqual({
      read: 'arn:aws:iam::000000000000:role/read',
      plan: 'arn:aws:iam::000000000000:role/app',
      deploy: 'arn:aws:iam::000000000000:role/app',
    });
    expect(shop).toMatchObject({ tool: 'sam', lane: 'application', repository: 'main', approvals: 1 });
  });

  it.each([
    ['{ engine: tofu, directory: x, state: { kind: local, path: a/s } }', 'opentofu'],
    ['{ engine: terraform, directory: x, state: { kind: local, path: a/s } }', 'terraform'],
    ['{ engine: cloudformation, template: t, stack: s, build: functions }', 'sam'],
    ['{ engine: cloudformation, template: t, stack: s, build: { command: [npx, cdk, synth] } }', 'cdk'],
    ['{ engine: cloudformation, template: t, stack: s, build: { command: [make] } }', 'cloudformation'],
    ['{ engine: cloudformation, template: t, stack: s }', 'cloudformation'],
  ])('%s is called %s', (written, tool) => {
    expect(componentsOf(portal(`          one: ${written}`))[0]?.tool).toBe(tool);
  });
});

describe('what is wrong with components', () => {
  it.each([
    [
      stack('a', ', inputs: { V: netwrok.vpc_id }'),
      'inputs.V: shop/dev has no component netwrok; known: a; write { value: "netwrok.vpc_id" } where the text itself is meant (found "netwrok.vpc_id")',
    ],
    [
      stack('a', ', inputs: { V: shop/prod/a.vpc_id }'),
      'inputs.V: no environment shop/prod; known: shop/dev; write',
    ],
    [stack('a', ', after: [b]'), 'after.0: no component "b" in this environment; known: a (found "b")'],
    [
      stack('a', ', promotedFrom: shop/staging'),
      'promotedFrom: no environment "shop/staging"; known: shop/dev',
    ],
    [stack('a', ', repository: serach'), 'repository: no repository "serach"; known: main, search'],
    [
      stack('a', ', build: make'),
      'build: write functions, sam or { command: [program, argument, …] } (found "make")',
    ],
    [
      '          a: { engine: pulumi }',
      'engine: write terraform, tofu, or cloudformation (SAM, CDK output and plain templates) (found "pulumi")',
    ],
    [
      [stack('a', ', after: [b]'), stack('b', ', inputs: { X: a.out }')].join('\n'),
      'components.a: waits for itself by after and inputs: a → b → a',
    ],
    [
      [stack('a'), '          b: { engine: cloudformation, template: t, stack: shop-a }'].join('\n'),
      'b.stack: is the stack of a of shop/dev already (found "shop-a")',
    ],
  ])('%s', (components, problem) => {
    const text = portal(components);
    const [found = ''] = problemsOf(text);
    expect(found).toContain(problem);
    expect(found).toMatch(/^portal\.yaml:\d+ systems\.shop\.environments\.dev\.components\./);
  });

  it('is at the line that says it', () => {
    const text = portal([root('network'), stack('a', ', inputs: { V: network.x, W: nothing.y }')].join('\n'));
    expect(problemsOf(text)[0]).toMatch(new RegExp(`^portal.yaml:${lineOf(text, 'nothing.y')} `));
  });

  it('takes text with dots for itself where it has no shape of an output, or where it is said to be a value', () => {
    const inputs =
      "inputs: { Host: 'api.example.org', V: 'v1.2', Name: { value: other.name }, N: 3, B: true }";
    expect(componentsOf(portal(stack('a', `, ${inputs}`)))[0]?.inputs).toEqual({
      ...{ Host: { value: 'api.example.org' }, V: { value: 'v1.2' }, Name: { value: 'other.name' } },
      ...{ N: { value: '3' }, B: { value: 'true' } },
    });
  });

  it('a key that is not known is named with the one that may have been meant', () => {
    const text = portal(stack('a', ', aprovals: 2'));
    expect(problemsOf(text)[0]).toBe(
      `portal.yaml:${lineOf(text, 'aprovals')} systems.shop.environments.dev.components.a.aprovals: there is no such key; did you mean approvals? (found 2)`,
    );
  });

  it('what is not used yet is taken, and said with its line', () => {
    const text = portal(stack('a', ', build: sam'), 'claims: { from: friday }');
    const parsed = read(text);
    expect(parsed.ok && parsed.value.notes.map(({ line, path }) => [line, path.split('.').at(-1)])).toEqual([
      [lineOf(text, 'claims:'), 'claims'],
    ]);
  });

  it('an environment must have something to deploy or to watch', () => {
    const text = portal('').replace('        components:\n', '');
    expect(problemsOf(text)[0]).toContain('name components, or what to watch');
    expect(
      problemsOf(text.replace('        roles:', '        watch: { stacks: [legacy] }\n        roles:')),
    ).toEqual([]);
  });
});

it('a file of any components and inputs has a circle or an order in which none comes before its inputs', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const links = fc.tuple(...names.map(() => fc.subarray(names, { maxLength: 2 })));
  fc.assert(
    fc.property(links, fc.shuffledSubarray(names, { minLength: 5 }), (needed, order) => {
      const text = portal(
        order
          .map((name) => {
            const inputs = (needed[names.indexOf(name)] ?? []).map((each) => `in_${each}: ${each}.out`);
            return stack(name, `, inputs: { ${inputs.join(', ')} }`);
          })
          .join('\n'),
      );
      const parsed = read(text);
      if (!parsed.ok) {
        expect(parsed.error.map(({ message }) => message).join()).toContain('waits for itself');
        return;
      }
      const found = parsed.value.environments.get('shop/dev')?.components ?? [];
      expect(found).toHaveLength(names.length);
      for (const { name, position } of found)
        for (const each of needed[names.indexOf(name)] ?? [])
          expect(found.find((other) => other.name === each)?.position).toBeLessThan(position);
    }),
    { numRuns: 60 },
  );
});
