import { expect, it } from 'vitest';
import { forgePage } from './forge-page.ts';
import { parsePortalConfig, problemText } from './parse.ts';

const file = (forge: string) =>
  parsePortalConfig(
    `version: 2
repositories: { shop: ., site: . }
defaultSystem: shop
access: [{ group: all, role: viewer, on: '*' }]
forge:
${forge}
systems: { shop: { title: Shop, environments: { dev: { account: '000000000000', region: ap-northeast-1, roles: { read: 'arn:aws:iam::000000000000:role/read' }, watch: { stacks: [x] } } } } }
`,
    'portal.yaml',
  );
const GITHUB = (more = '') =>
  `  github: { app: 1, privateKey: KEY, webhookSecret: HOOK, repositories: { shop: example/shop }${more} }`;
const GITLAB = (name = 'site') =>
  `  gitlab: { url: 'https://git.example.com/', token: TOKEN, webhookSecret: HOOK, repositories: { ${name}: web/team/site } }`;

const pageIn = (forge: string, repository: string) => {
  const parsed = file(forge);
  if (!parsed.ok) throw new Error(parsed.error.map(problemText).join('\n'));
  return forgePage(parsed.value.file, repository);
};

it('a repository has its page at its forge, and none where it is named at none', () => {
  expect(pageIn(GITHUB(), 'shop')).toBe('https://github.com/example/shop');
  expect(pageIn(GITHUB(", api: 'https://git.example.com/api/v3'"), 'shop')).toBe(
    'https://git.example.com/example/shop',
  );
  expect(pageIn(GITLAB(), 'site')).toBe('https://git.example.com/web/team/site/-');
  expect(pageIn(GITHUB(), 'site')).toBeUndefined();
});

it('a name that means nothing, and one repository at two forges, are faults of the file', () => {
  const faults = (forge: string) => {
    const parsed = file(forge);
    return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
  };
  expect(faults(GITLAB('sight'))).toEqual([
    'forge.gitlab.repositories.sight: no repository "sight" below repositories',
  ]);
  expect(faults(`${GITHUB()}\n${GITLAB('shop')}`)).toEqual([
    'forge.gitlab.repositories.shop: is at GitHub already: name it at one of them',
  ]);
});
