import { expect, it } from 'vitest';
import { withSystems } from './with-systems.ts';

const file = `version: 2
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: Shop
    environments:
      prod:
        account: '111122223333'
        region: ap-northeast-1
        roles: { read: arn:aws:iam::111122223333:role/yagura-read }
        watch: { stacks: ['shop-*'] }
`;
const lines = (system: string, stack: string) => `systems:
  ${system}:
    title: ${system}
    environments:
      prod:
        account: "111122223333"
        region: ap-northeast-1
        roles:
          read: arn:aws:iam::111122223333:role/yagura-read
        watch:
          stacks:
            - '${stack}'
  # ${system}-legacy: left out
`;
const faults = (text: string, added: string) => {
  const read = withSystems(text, 'portal.yaml', added);
  return read.ok ? [] : read.error.map(({ path, message }) => `${path} ${message}`);
};

it('reads a file with the lines that somebody would add', () => {
  const read = withSystems(file, 'portal.yaml', lines('billing', 'billing-prod'));
  expect(read.ok && [...read.value.environments.keys()]).toEqual(['shop/prod', 'billing/prod']);
});

it('says what would be wrong then: stacks of another system, a system that is there, a file of version 1', () => {
  expect(faults(file, lines('billing', 'shop-*')).join()).toContain('shop-*');
  expect(faults(file, lines('shop', 'shop-web'))).toEqual(['systems.shop is in the file already']);
  expect(faults(file.replace('version: 2', 'version: 1'), lines('billing', 'b')).join()).toContain('upgrade');
});
