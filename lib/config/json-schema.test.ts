import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { keysAt, portalJsonSchema } from './json-schema.ts';

it('docs/portal.schema.json is what is read; `npm run schema` writes it', () => {
  expect(JSON.parse(readFileSync('docs/portal.schema.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(portalJsonSchema())),
  );
});

it('knows the keys of a place by what is written there', () => {
  const raw = parse(readFileSync('portal.yaml', 'utf8'));
  const components = ['systems', 'items', 'environments', 'dev', 'components'];
  expect(keysAt([...components, 'infrastructure'], raw)).toEqual(
    expect.arrayContaining(['directory', 'state']),
  );
  expect(keysAt([...components, 'infrastructure'], raw)).not.toContain('stack');
  expect(keysAt([...components, 'application'], raw)).toContain('stack');
  expect(keysAt(['access', '0'], raw)).toEqual(['group', 'role', 'on']);
});
