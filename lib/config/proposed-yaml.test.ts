import { expect, it } from 'vitest';
import { propose } from '#lib/domain/discovery/propose.ts';
import type { SeenStack } from '#lib/domain/discovery/seen.ts';
import { watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import { instant } from '#lib/domain/time.ts';
import { parsePortalConfig } from './parse.ts';

const here = { account: '111122223333', region: 'ap-northeast-1' };
const stack = (name: string, tool: SeenStack['tool']): SeenStack => ({
  ...{ ...here, name, tool, updatedAt: instant(0), nested: false },
  ...{ tags: {}, parameters: {}, outputs: {} },
});
const state = { ...here, bucket: 'shop-tfstate', key: 'network/prod/terraform.tfstate', bytes: 9 };
const proposals = propose([
  {
    ...{ ...here, tried: [], calls: 1 },
    stacks: [
      stack('shop-orders-prod', 'sam'),
      stack('shop-web-prod', 'cdk'),
      stack('shop-db-dev', 'cloudformation'),
    ],
    states: [{ ...state, updatedAt: instant(0) }],
  },
]);
const HEAD = `version: 2
defaultSystem: shop
repositories: { shop: 'https://git.example.org/shop.git' }
access: [{ group: all, role: viewer, on: '*' }]
`;
const role = (account: string) => ({
  role: `arn:aws:iam::${account}:role/yagura-read`,
  externalId: 'sky-7f3a',
});

it.each(['watch', 'deploy'] as const)(
  'what discovery writes to %s is a file that the portal reads',
  (use) => {
    const parsed = parsePortalConfig(`${HEAD}${watchYaml(proposals, role, use)}`, 'portal.yaml');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const prod = parsed.value.environments.get('shop/prod');
    const names = prod?.components.map(({ name, engine }) => `${name} ${engine}`).toSorted();
    if (use === 'watch') {
      expect(names).toEqual([]);
      expect(prod?.settings.watch?.stacks).toEqual(['shop-orders-prod', 'shop-web-prod']);
      expect(prod?.settings.roles).not.toHaveProperty('plan');
    } else {
      expect(names).toEqual(['network terraform', 'orders cloudformation', 'web cloudformation']);
      expect(prod?.components.map(({ approvals }) => approvals)).toEqual([1, 1, 1]);
      expect(prod?.settings.roles.plan).toContain('yagura-shop-prod-plan');
    }
  },
);

it('a workspace’s state is deployed in that workspace, not by its object’s name', () => {
  const key = 'env:/prod/shop/queues.tfstate';
  const seen = {
    ...here,
    tried: [],
    calls: 1,
    stacks: [],
    states: [{ ...state, key, updatedAt: instant(0) }],
  };
  const parsed = parsePortalConfig(
    `${HEAD.replace('defaultSystem: shop\n', '')}${watchYaml(propose([seen]), role, 'deploy')}`,
    'portal.yaml',
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const [environment] = parsed.value.environments.values();
  expect(environment?.components[0]).toMatchObject({
    state: { kind: 's3', key: 'shop/queues.tfstate', workspace: 'prod' },
  });
});
