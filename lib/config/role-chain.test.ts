import { expect, it } from 'vitest';
import { parsePortalConfig } from './parse.ts';
import { roleChain, rolesNamed } from './role-chain.ts';

const arn = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
const file = (own: string) => `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  shop:
    title: Shop
    environments:
      dev:
        account: '000000000000'
        region: ap-northeast-1
        roles: { read: ${arn('read')}, deployApplication: ${arn('app')}, externalId: ours-and-nobody-elses }
        components:
          edge: { engine: cloudformation, template: t.yaml, stack: edge, ${own} }
      open:
        account: '000000000000'
        region: ap-northeast-1
        roles: { read: ${arn('open')} }
        watch: { stacks: [legacy] }
`;

it('an external ID goes with the roles of its environment, and a component may have one of its own', () => {
  const parsed = parsePortalConfig(file(`roles: { deploy: ${arn('edge')}, externalId: of-the-edge }`), 'f');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const of = (name: string) => roleChain(parsed.value, arn(name)).externalId;
  expect(of('read')).toBe('ours-and-nobody-elses');
  expect(of('app')).toBe('ours-and-nobody-elses');
  expect(of('edge')).toBe('of-the-edge');
  expect(of('open')).toBeUndefined();
  expect(of('nobody')).toBeUndefined();
});

it('a component’s role without one has that of its environment', () => {
  const parsed = parsePortalConfig(file(`roles: { deploy: ${arn('edge')} }`), 'f');
  expect(parsed.ok && roleChain(parsed.value, arn('edge')).externalId).toBe('ours-and-nobody-elses');
});

it('roles on the way are those of the environment, unless the component says its own', () => {
  const text = file(
    `roles: { deploy: ${arn('edge')}, via: [{ role: ${arn('hub')}, externalId: of-the-hub }] }`,
  );
  const parsed = parsePortalConfig(
    text.replace('externalId: ours', `via: ['${arn('door')}'], externalId: ours`),
    'f',
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(roleChain(parsed.value, arn('app'))).toEqual({
    externalId: 'ours-and-nobody-elses',
    via: [{ role: arn('door') }],
  });
  expect(roleChain(parsed.value, arn('edge')).via).toEqual([{ role: arn('hub'), externalId: 'of-the-hub' }]);
  const settings = parsed.value.file.systems.shop?.environments.dev;
  expect(settings && rolesNamed(settings.roles)).toEqual([arn('door'), arn('read'), arn('app')]);
});
