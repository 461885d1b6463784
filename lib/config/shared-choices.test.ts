import { expect, it } from 'vitest';
import { parsePortalConfig, problemText } from './parse.ts';

const file = (dev: string, prod: string, region = 'eu-west-1') => `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: Shop
    environments:
      dev: { account: '000000000000', region: eu-west-1, roles: { read: 'arn:aws:iam::000000000000:role/read' }, watch: { stacks: ${dev} } }
      prod: { account: '000000000000', region: ${region}, roles: { read: 'arn:aws:iam::000000000000:role/read' }, watch: { stacks: ${prod} } }
`;
const problems = (text: string) => {
  const read = parsePortalConfig(text, 'portal.yaml');
  return read.ok ? [] : read.error.map(problemText);
};

it.each([
  [
    "['shop-*']",
    "['shop-prod-*']",
    'prod.watch.stacks.0: shop/prod and shop/dev would watch the same stacks: shop-* of shop/dev',
  ],
  [
    "['shop-prod-*']",
    "[x, 'shop-*']",
    'dev.watch.stacks.0: shop/dev and shop/prod would watch the same stacks: shop-* of shop/prod',
  ],
  ["['shop-*']", "['shop-*']", 'prod.watch.stacks.0: shop/prod and shop/dev'],
  [
    '[{ tags: { P: shop } }]',
    '[{ tags: { P: shop, S: prod } }]',
    'shop/prod and shop/dev would watch the same stacks: P=shop of shop/dev',
  ],
])('%s and %s are refused with both environments named', (dev, prod, said) => {
  const found = problems(file(dev, prod));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(said);
});

it('patterns that only overlap, or that look into other regions, are read', () => {
  expect(problems(file("['shop-*']", "['*-prod']"))).toEqual([]);
  expect(problems(file("['shop-*']", "['shop-*']", 'us-east-1'))).toEqual([]);
  expect(problems(file('[shop-dev]', '[shop-prod]'))).toEqual([]);
});

it.each(["['*']", "['shop_*']", "['-shop*']", '[{ tags: {} }]'])('%s chooses nothing', (written) => {
  expect(problems(file(written, '[x]'))[0]).toContain('watch.stacks.0');
});
