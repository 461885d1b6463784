import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { fragmentJsonSchema, keysAt, portalJsonSchema } from './json-schema.ts';

it.each([
  ['portal', portalJsonSchema()],
  ['yagura', fragmentJsonSchema()],
])('docs/%s.schema.json is what is read; `npm run schema` writes it', (name, schema) => {
  expect(JSON.parse(readFileSync(`docs/${name}.schema.json`, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(schema)),
  );
});

it('knows the keys of a place by what is written there', () => {
  const raw = parse(readFileSync('portal.yaml', 'utf8'));
  const components = ['systems', 'items', 'environments', 'dev', 'components'];
  expect(keysAt(portalJsonSchema(), [...components, 'infrastructure'], raw)).toEqual(
    expect.arrayContaining(['directory', 'state']),
  );
  expect(keysAt(portalJsonSchema(), [...components, 'infrastructure'], raw)).not.toContain('stack');
  expect(keysAt(portalJsonSchema(), [...components, 'application'], raw)).toContain('stack');
  expect(keysAt(portalJsonSchema(), ['access', '0'], raw)).toEqual(['group', 'role', 'on']);
});
