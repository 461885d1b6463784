import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../toolchain.ts';

type Entry = { readonly integrity?: string; readonly link?: boolean };

test('wall row 19: no entry of the lock file is without the hash of what it names, whatever the platform', () => {
  const { packages } = JSON.parse(readFileSync(join(repoRoot, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Entry>>;
  };
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
  expect(installed.length).toBeGreaterThan(500);
  const open = installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(open.map(([path]) => path)).toEqual([]);
});
