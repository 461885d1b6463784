import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePortalConfig, problemText } from './parse.ts';

const good = readFileSync('lib/config/version-1/fixtures/portal.yaml', 'utf8');
const [ITEMS_TITLE = ''] = /^ {4}title: .*\n/m.exec(good) ?? [];
const problemsOf = (text: string): string[] => {
  const parsed = parsePortalConfig(text, 'portal.yaml');
  return parsed.ok ? [] : parsed.error.map(problemText);
};

describe('portal.yaml', () => {
  it.each(['portal.yaml', 'portal.demo.yaml'])('of this repository is good: %s', (file) => {
    expect(problemsOf(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it('names file, line, key and value of what is wrong', () => {
    const lines = good.split('\n');
    const line = lines.findIndex((each) => each.includes("account: '000000000000'"));
    lines[line] = "        account: '12'";
    expect(problemsOf(lines.join('\n'))).toEqual([
      `portal.yaml:${line + 1} systems.items.environments.dev.account: write 12 digits in quotes ('012345678901') (found "12")`,
    ]);
  });

  it('may name nothing yet, and means its first system where no other is named', () => {
    const begun = "version: 2\nrepositories: { main: . }\naccess: [{ group: a, role: admin, on: '*' }]\n";
    const nothing = parsePortalConfig(`${begun}systems: {}\n`, 'portal.yaml');
    expect(nothing.ok && [...nothing.value.environments]).toEqual([]);
    const two = parsePortalConfig(
      `${begun}systems: { shop: { title: s, environments: {} }, post: { title: p, environments: {} } }\n`,
      'portal.yaml',
    );
    expect(two.ok && two.value.file.defaultSystem).toBe('shop');
    expect(problemsOf(`${begun}defaultSystem: mall\nsystems: {}\n`)).toEqual([
      'portal.yaml:4 defaultSystem: no system "mall" below systems (found "mall")',
    ]);
  });

  it('refuses a key that it does not know', () => {
    const text = good.replace('        budgetUsd: 5', '        budgetUsd: 5\n        aprovals: 1');
    expect(problemsOf(text).join()).toContain('aprovals');
  });

  it('refuses a promotion from an environment that is not there', () => {
    expect(problemsOf(good.replace('after: items/staging', 'after: items/stagin'))[0]).toContain(
      'no environment "items/stagin"; known: items/dev, items/staging, items/prod, hello/dev',
    );
  });

  it('asks for an approval by somebody else in each lane of what is production', () => {
    const [before, prod = ''] = good.split('      prod:\n');
    const text = `${before}      prod:\n${prod.replaceAll('approvals: 1', 'approvals: 0')}`;
    expect(problemsOf(text).map((each) => each.replace(/^portal.yaml:\d+ /, ''))).toEqual([
      'systems.items.environments.prod.infrastructure.approvals: write 1 at least: in production somebody else must agree (found 0)',
      'systems.items.environments.prod.application.approvals: write 1 at least: in production somebody else must agree (found 0)',
    ]);
    expect(problemsOf(text.replace('        production: true\n', ''))).toEqual([]);
  });

  it('takes not any commit in what is production, nor fewer risks than there are', () => {
    const [before, prod = ''] = good.split('      prod:\n');
    const any = `${before}      prod:\n${prod.replace("refs: [HEAD, 'demo/*']", "refs: [main, '*']")}`;
    expect(problemsOf(any)[0]).toContain('refs.1: name branches or tags: production takes not any commit');
    const demo = readFileSync('portal.demo.yaml', 'utf8');
    const fewer = demo.replace('production: true', 'production: true\n        strictFor: [iam]');
    expect(problemsOf(fewer)[0]).toContain('production is strict for every risk: public-exposure, ');
    expect(problemsOf(demo.replace('budgetUsd: 80', 'strictFor: [iam]'))).toEqual([]);
  });

  it.each([
    ['docs/runbook.md', true],
    ['https://wiki.example.org/items', true],
    ['http://wiki.example.org/items', false],
    ['javascript:alert(1)', false],
    ['https://', false],
    ['../elsewhere.md', false],
  ])('takes the runbook %s: %s', (runbook, taken) => {
    const parsed = parsePortalConfig(good.replace('docs/health.md', `'${runbook}'`), 'portal.yaml');
    expect(parsed.ok).toBe(taken);
    if (parsed.ok) expect(parsed.value.environments.get('items/dev')?.contact.runbook).toBe(runbook);
  });

  it.each([
    ['items/dev/other.tfstate', 'lies in one folder with the state of items/dev'],
    ['items/dev/below/terraform.tfstate', 'lies in one folder with the state of items/dev'],
    ['terraform.tfstate', 'write a folder of its own'],
  ])('wall row 1: refuses a local state that is not alone in its folder: %s', (path, message) => {
    expect(problemsOf(good.replace('items/prod/terraform.tfstate', path)).join()).toContain(message);
  });

  it('refuses paths that leave the repository', () => {
    expect(problemsOf(good.replace('directory: infra/hello', 'directory: ../hello')).join()).toContain(
      'write a path inside the repository',
    );
  });

  it('names line and value of what is wrong with the diagram', () => {
    const diagram = (lines: string) =>
      good.replace(/^ {4}title: .*\n/m, (title) => `${title}    diagram:\n${lines}`);
    const lineOf = (text: string, words: string) =>
      text.split('\n').findIndex((each) => each.includes(words)) + 1;
    const kind = diagram('      edges:\n        - { from: shop, to: api, kind: teleport }\n');
    expect(problemsOf(kind)[0]).toMatch(
      new RegExp(
        `^portal.yaml:${lineOf(kind, 'teleport')} systems.items.diagram.edges.0.kind: .*\\(found "teleport"\\)$`,
      ),
    );
    const twice = diagram(
      '      external:\n        - { id: shop, title: A }\n        - { id: shop, title: B }\n',
    );
    expect(problemsOf(twice)).toEqual([
      `portal.yaml:${lineOf(twice, 'title: B')} systems.items.diagram.external.1.id: another one of external has the id "shop" (found "shop")`,
    ]);
    expect(problemsOf(diagram('      hide: []\n'))).toEqual([]);
  });

  it('adds an environment’s billing tags to its system’s, and asks for no bill where none are named', () => {
    const text = good
      .replace(ITEMS_TITLE, `${ITEMS_TITLE}    billing: { tags: { Project: items, Environment: any } }\n`)
      .replaceAll(/^ {8}prefix: items-(\w+)$/gm, '$&\n        billing: { tags: { Environment: $1 } }');
    const parsed = parsePortalConfig(text, 'portal.yaml');
    if (!parsed.ok) throw new Error(parsed.error.map(problemText).join());
    const billing = [...parsed.value.environments.values()].map((each) => [each.key, each.billing]);
    expect(billing).toEqual([
      ['items/dev', { Project: 'items', Environment: 'dev' }],
      ['items/staging', { Project: 'items', Environment: 'staging' }],
      ['items/prod', { Project: 'items', Environment: 'prod' }],
      ['hello/dev', undefined],
    ]);
  });

  it('refuses tags by which one bill would be shown as the cost of two environments', () => {
    const text = good.replace(ITEMS_TITLE, `${ITEMS_TITLE}    billing: { tags: { Project: items } }\n`);
    expect(problemsOf(text)[0]).toBe(
      `portal.yaml:${text.split('\n').findIndex((each) => each.includes('billing:')) + 1} systems.items.billing: the bill of items/dev would hold that of items/staging: name a tag that tells them apart`,
    );
    expect(problemsOf(good.replace(ITEMS_TITLE, `${ITEMS_TITLE}    billing: { tags: {} }\n`))[0]).toContain(
      'name a tag at least',
    );
  });

  it('names the line of a YAML fault', () => {
    expect(problemsOf('version: 1\nsystems: [')[0]).toMatch(/^portal.yaml:2 /);
  });
});
