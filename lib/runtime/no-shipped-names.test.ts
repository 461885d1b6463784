import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

/** What the product is made of. The gallery shows samples, tests and fixtures say what they like. */
const ROOMS = ['app', 'bin', 'components', 'lib'];
const ASIDE =
  /[.-](test|samples?)\.tsx?$|-in-test\.ts$|(^|\/)(fixtures|gallery|testing)\/|\/test-[a-z-]+\.ts$|\/version-1\//;

type Shipped = {
  readonly systems: Readonly<
    Record<string, { readonly environments: Readonly<Record<string, { readonly prefix: string }>> }>
  >;
};
const { systems } = parse(readFileSync('portal.yaml', 'utf8')) as Shipped;
const template = readFileSync('infra/sam/template.yaml', 'utf8');

/** Names of the shipped systems, as they would be written in code: a key, a prefix, a logical id of their own. */
const NAMES = [
  ...Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([name, { prefix }]) => [
      `${system}/${name}`,
      `'${prefix}`,
      `\`${prefix}`,
    ]),
  ),
  ...[...template.matchAll(/^ {2}(\w+(?:Function|Role|Mapping)):$/gm)].map(([, id = '']) => `'${id}'`),
  'infra/terraform',
  'infra/sam',
  'infra/hello',
];

const sources = ROOMS.flatMap((room) =>
  (readdirSync(room, { recursive: true }) as string[])
    .map((file) => join(room, file))
    .filter((file) => /\.tsx?$/.test(file) && !ASIDE.test(file)),
);

it('looks at the whole product, for names that are there', () => {
  expect(sources.length).toBeGreaterThan(700);
  expect(NAMES).toEqual(expect.arrayContaining(['items/dev', "'hello-dev", "'ApiFunction'"]));
});

it('knows no system by name: what it is told in portal.yaml is all that it has', () => {
  const found = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, index) => ({ line: withoutRemark(line), at: `${file}:${index + 1}` }))
      .flatMap(({ line, at }) => NAMES.filter((name) => line.includes(name)).map((name) => `${at} ${name}`)),
  );
  expect(found).toEqual([]);
});

/** A remark may give an example. */
const withoutRemark = (line: string): string => {
  const text = line.trimStart();
  return text.startsWith('*') || text.startsWith('/**') || text.startsWith('//') ? '' : line;
};
