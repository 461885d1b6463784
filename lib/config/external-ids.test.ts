import { expect, it } from 'vitest';
import { externalIdOf } from './external-ids.ts';
import { parsePortalConfig } from './parse.ts';

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
  const of = (name: string) => externalIdOf(parsed.value, arn(name));
  expect(of('read')).toBe('ours-and-nobody-elses');
  expect(of('app')).toBe('ours-and-nobody-elses');
  expect(of('edge')).toBe('of-the-edge');
  expect(of('open')).toBeUndefined();
  expect(of('nobody')).toBeUndefined();
});

it('a component’s role without one has that of its environment', () => {
  const parsed = parsePortalConfig(file(`roles: { deploy: ${arn('edge')} }`), 'f');
  expect(parsed.ok && externalIdOf(parsed.value, arn('edge'))).toBe('ours-and-nobody-elses');
});
