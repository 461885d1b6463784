import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagramSettings } from './diagram-settings.ts';

const file = { name: 'portal.yaml', text: readFileSync('portal.yaml', 'utf8') };
const of = (text: string, system?: string) => diagramSettings({ ...file, text }, system);
const drawn = file.text.replace(
  /^ {2}items:\n/m,
  '  items:\n    diagram:\n      external:\n        - { id: shop, title: Web shop }\n',
);

it('brings what portal.yaml adds to the pictures of the named system, else of the default one', () => {
  const found = { ok: true, value: { external: [{ id: 'shop', title: 'Web shop', kind: 'system' }] } };
  expect(of(drawn, 'items')).toMatchObject(found);
  expect(of(drawn)).toMatchObject(found);
  expect(of(drawn, 'hello')).toEqual({ ok: true, value: undefined });
});

it('says which system it does not know, and what is wrong with the file', () => {
  expect(of(drawn, 'constructor')).toMatchObject({ ok: false, error: expect.stringMatching(/no system/) });
  expect(of('systems: 3')).toMatchObject({ ok: false, error: expect.stringMatching(/^portal.yaml:1 /) });
});
