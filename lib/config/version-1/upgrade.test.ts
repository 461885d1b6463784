import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parsePortalConfig, problemText } from '../parse.ts';
import { upgradedText } from './upgrade-text.ts';

const VERSION_1 = readFileSync(new URL('./fixtures/portal.yaml', import.meta.url), 'utf8');
const read = (text: string) => {
  const parsed = parsePortalConfig(text, 'portal.yaml');
  if (!parsed.ok) throw new Error(parsed.error.map(problemText).join('\n'));
  return parsed.value;
};

it('a file of version 1 means the same as what it is upgraded to', () => {
  const text = upgradedText(VERSION_1);
  expect(text).toContain('version: 2\n');
  const [before, after] = [read(VERSION_1), read(text)];
  expect([...after.environments]).toEqual([...before.environments]);
  expect(after.file).toEqual(before.file);
});

it('keeps remarks, and a file of version 2 as it is', () => {
  const remarked = VERSION_1.replace(
    "          refs: ['*']",
    "          # any branch\n          refs: ['*'] # for now",
  );
  const text = upgradedText(remarked);
  for (const remark of [
    '# portal.yaml of `npm run demo`',
    '# any branch',
    '# for now',
    '# Groups of the identity',
  ])
    expect(text).toContain(remark);
  expect(upgradedText(text)).toBe(text);
});

it('shows the two lanes as two components, the application after the infrastructure and fed by it', () => {
  const prod = read(VERSION_1).environments.get('items/prod');
  expect(prod?.components.map(({ name, tool, lane, needs }) => [name, tool, lane, needs])).toEqual([
    ['infrastructure', 'terraform', 'infrastructure', []],
    ['application', 'sam', 'application', ['infrastructure']],
  ]);
  expect(prod?.components[1]).toMatchObject({
    promotedFrom: 'items/staging',
    inputs: {
      SubnetIds: {
        from: { environment: 'items/prod', component: 'infrastructure', output: 'private_subnet_ids' },
      },
      MaximumRecordAge: { value: '60' },
    },
  });
});

it('names faults of version 1 at its own places', () => {
  const parsed = parsePortalConfig(
    VERSION_1.replace('after: items/staging', 'after: items/stagin'),
    'portal.yaml',
  );
  expect(parsed.ok ? [] : parsed.error.map(({ path, value }) => [path, value])).toEqual([
    ['systems.items.environments.prod.application.after', '"items/stagin"'],
  ]);
});
