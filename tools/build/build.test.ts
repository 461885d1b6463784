import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { artifacts } from './artifacts.ts';
import { buildArtifact, buildFunction } from './build.ts';

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

test('a link out of the clone is refused', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yagura-hostile-'));
  const clone = path.join(folder, 'clone');
  await mkdir(path.join(clone, 'functions'), { recursive: true });
  await writeFile(path.join(folder, 'credentials.json'), '{"key":"secret"}');
  await symlink(path.join(folder, 'credentials.json'), path.join(clone, 'functions', 'settings.json'));
  const source = "import settings from './settings.json';\nexport const handler = () => settings;\n";
  await writeFile(path.join(clone, 'functions', 'handler.ts'), source);
  const built = buildFunction({ root: clone, entry: 'functions/handler.ts' });
  await expect(built).rejects.toThrow('functions/settings.json leads out of the repository');
  await rm(folder, { recursive: true });
});
