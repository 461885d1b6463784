import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parsePortalConfig } from './parse.ts';

const demo = readFileSync('lib/config/version-1/fixtures/portal.yaml', 'utf8');
const problems = (rule: string, issuer = 'https://token.actions.githubusercontent.com') => {
  const text = `${demo}\nworkloads:\n  - issuer: ${issuer}\n    audience: a\n    rules:\n      - ${rule}\n`;
  const parsed = parsePortalConfig(text, 'portal.yaml');
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
};
const good = 'name: n, role: developer, on: items/dev, scopes: [deploys:read]';

it.each([
  ['{ claims: { repository: a/b }, GOOD }', []],
  ['{ claims: { ref: refs/heads/main }, GOOD }', ['name whose job it is by one of sub, repository']],
  ['{ claims: {}, GOOD }', ['name whose job it is']],
  [
    '{ claims: { sub: x }, name: n, role: admin, on: "*", scopes: [deploys:approve-application] }',
    ['neither approves'],
  ],
  ['{ claims: { sub: x }, name: n, role: admin, on: "*", scopes: [tokens:manage] }', ['neither approves']],
])('%s', (rule, wanted) => {
  const found = problems(rule.replace('GOOD', good));
  expect(found).toHaveLength(wanted.length);
  for (const [index, each] of wanted.entries()) expect(found[index]).toContain(each);
});

it('keys come over https', () => {
  expect(problems(`{ claims: { sub: x }, ${good} }`, 'http://issuer.example.org')[0]).toContain('https');
});
