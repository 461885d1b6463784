import { describe, expect, it } from 'vitest';
import { withFragment } from './fragment.ts';
import { parsePortalConfig, problemText } from './parse.ts';
import { componentOf, environmentOf } from './portal-config.ts';

const PORTAL = `
version: 2
defaultSystem: shop
repositories:
  main: .
  app: { url: ../app, fragments: [template, build, inputs, verify] }
  small: { url: ../small, fragments: [inputs] }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  shop:
    title: Shop
    environments:
      dev:
        account: '000000000000'
        region: ap-northeast-1
        roles: { read: 'arn:aws:iam::000000000000:role/read' }
        components:
          network: { engine: terraform, directory: infra, state: { kind: local, path: shop/dev/s } }
          data: { engine: terraform, repository: small, directory: infra, state: { kind: local, path: shop/data/s } }
          api: { engine: cloudformation, repository: app, template: t.yaml, stack: shop-api, after: [network], inputs: { Stage: dev } }
`;

const parsed = parsePortalConfig(PORTAL, 'portal.yaml');
if (!parsed.ok) throw new Error(parsed.error.map(problemText).join('\n'));
const config = parsed.value;
function read(components: string, name = 'api') {
  const component = componentOf(environmentOf(config, 'shop/dev'), name);
  if (!component) throw new Error(`no ${name}`);
  return withFragment(config, component, `version: 2\ncomponents:\n${components}\n`);
}
function problems(components: string, name = 'api'): readonly string[] {
  const found = read(components, name);
  return found.ok ? [] : found.error.map(problemText);
}

describe('yagura.yaml of a repository', () => {
  it('says template, build, inputs and verify of its component, each with its line', () => {
    const found = read(
      `  shop/*/api: { build: sam, verify: { health: [Url/health] } }
  shop/dev/api:
    template: api/template.yaml
    inputs: { Subnets: network.subnets, Size: 512 }`,
    );
    expect(found).toMatchObject({
      ok: true,
      value: {
        ...{ template: 'api/template.yaml', build: 'sam', tool: 'sam', health: ['Url/health'] },
        inputs: {
          Stage: { value: 'dev' },
          Subnets: { from: { environment: 'shop/dev', component: 'network', output: 'subnets' } },
          Size: { value: '512' },
        },
        fragment: [
          { setting: 'build', file: 'yagura.yaml', line: 3 },
          { setting: 'verify', file: 'yagura.yaml', line: 3 },
          { setting: 'template', file: 'yagura.yaml', line: 5 },
          { setting: 'inputs.Subnets', file: 'yagura.yaml', line: 6 },
          { setting: 'inputs.Size', file: 'yagura.yaml', line: 6 },
        ],
      },
    });
  });

  it('an environment’s own word counts before that of every environment', () => {
    const found = read(`  shop/dev/api: { build: sam }\n  shop/*/api: { build: { command: [make] } }`);
    expect(found).toMatchObject({ value: { build: 'sam', fragment: [{ setting: 'build', line: 3 }] } });
  });

  it('of a component that it does not name, nothing changes', () => {
    const found = read('  shop/dev/api: { build: sam }', 'network');
    expect(found.ok).toBe(false);
    expect(read('  shop/dev/data: { inputs: { a: b } }', 'data')).toMatchObject({
      ok: true,
      value: { inputs: { a: { value: 'b' } } },
    });
  });

  it.each([
    [
      'refs: [main]',
      'components.shop/dev/api.refs: there is no such key; there are template, build, inputs, verify',
    ],
    ['approvals: 0', 'approvals: there is no such key'],
    ['roles: { deploy: x }', 'roles: there is no such key'],
    ['executionRole: network.role', 'executionRole: there is no such key'],
    [
      'inputs: { Stage: prod }',
      'inputs.Stage: portal.yaml gives it already, and its word counts; remove it here or there (found "prod")',
    ],
    [
      'inputs: { Key: data.secret }',
      'puts before api by after or inputs, which are network (found "data.secret")',
    ],
    ['inputs: { Key: shop/prod/data.secret }', 'which are network (found "shop/prod/data.secret")'],
    ['template: ../t.yaml', 'template: write a path inside the repository (found "../t.yaml")'],
    ['build: { functions: [{ function: f, zip: f.zip }] }', 'build: a stack builds functions, sam or'],
  ])('%s is refused with its line and what would be right', (setting, words) => {
    const [first = ''] = problems(`  shop/dev/api:\n    ${setting}`);
    expect(first).toMatch(/^yagura\.yaml:4 /);
    expect(first).toContain(words);
  });

  it('says only what portal.yaml allows its repository', () => {
    expect(problems('  shop/dev/data: { build: sam }', 'data')[0]).toBe(
      'yagura.yaml:3 components.shop/dev/data.build: portal.yaml does not let this repository say it; add build to repositories.small.fragments there (found "sam")',
    );
  });

  it('speaks of its own repository’s components alone', () => {
    expect(problems('  shop/dev/network: { build: sam }')[0]).toBe(
      'yagura.yaml:3 components.shop/dev/network: portal.yaml has it in the repository main, and this file is of app',
    );
    expect(problems('  shop/dev/apj: { build: sam }')[0]).toBe(
      'yagura.yaml:3 components.shop/dev/apj: portal.yaml knows no such component; did you mean shop/dev/api?',
    );
  });
});
