import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { artifacts } from './artifacts.ts';
import { buildArtifact, buildFunction } from './build.ts';
import { BuildRefused } from './refused.ts';

const root = path.resolve(import.meta.dirname, '../..');

test.each(artifacts.filter((artifact) => artifact.kind === 'function'))(
  '$name gives the same bytes from another folder without node_modules',
  async (artifact) => {
    const clone = await mkdtemp(path.join(tmpdir(), 'yagura-clone-'));
    await cp(path.join(root, 'functions'), path.join(clone, 'functions'), { recursive: true });
    const [here, there] = await Promise.all([buildArtifact(artifact, root), buildArtifact(artifact, clone)]);
    await rm(clone, { recursive: true });
    expect(there.sha256).toBe(here.sha256);
  },
);

let folder: string;
let clone: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yagura-hostile-'));
  clone = path.join(folder, 'clone');
  await mkdir(path.join(clone, 'functions'), { recursive: true });
  await writeFile(path.join(folder, 'credentials.json'), 'topsecret = "topsecret"');
});
afterEach(() => rm(folder, { recursive: true }));

/** What a person is told of a handler that cannot be built. */
async function refused(source: string): Promise<string> {
  await writeFile(path.join(clone, 'functions', 'handler.ts'), source);
  const built = buildFunction({ root: clone, entry: 'functions/handler.ts' });
  const error = await built.then(
    () => undefined,
    (each: unknown) => each,
  );
  expect(error).toBeInstanceOf(BuildRefused);
  return (error as Error).message;
}

test('a link out of the clone is refused', async () => {
  await symlink(path.join(folder, 'credentials.json'), path.join(clone, 'functions', 'settings.json'));
  const source = "import settings from './settings.json';\nexport const handler = () => settings;\n";
  expect(await refused(source)).toBe('functions/handler.ts:1:22: leads out of the repository');
});

test.each([
  ['an absolute path', (file: string) => file],
  // The bundler works two folders below the machine's temporary folder.
  ['a way up', (file: string) => `../../${path.basename(path.dirname(file))}/${path.basename(file)}`],
])('wall row 19: of a foreign file that an import names by %s nothing is told', async (_, name) => {
  const said = await refused(
    `import x from '${name(path.join(folder, 'credentials.json'))}';\nexport const handler = () => x;\n`,
  );
  expect(said).toMatch(/^functions\/handler\.ts:1:\d+: leads out of the repository$/);
});

test('a fault of the commit is told with file and line, without its text and without a stack', async () => {
  expect(await refused('export const handler = () => {\n  const password = 1 2;\n};\n')).toBe(
    'functions/handler.ts:2:22: Expected ";" but found "2"',
  );
});

test('a hundred faults are told in ten lines', async () => {
  const imports = Array.from({ length: 100 }, (_, index) => `import './nothing-${index}';`);
  const said = (await refused(`${imports.join('\n')}\nexport const handler = () => 1;`)).split('\n');
  expect(said).toHaveLength(11);
  expect(said.at(-1)).toBe('and 90 more');
});
