import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { removeOldMirrors } from './old-mirrors.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yagura-mirrors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const HALF = 1_795_000_000;
const made = (name: string, madeAt: number, fetchedAt?: number) => {
  mkdirSync(join(folder, name));
  if (fetchedAt !== undefined) {
    writeFileSync(join(folder, name, 'FETCH_HEAD'), '');
    utimesSync(join(folder, name, 'FETCH_HEAD'), fetchedAt, fetchedAt);
  }
  utimesSync(join(folder, name), madeAt, madeAt);
};

it('mirrors that nobody has asked for long go, and none that is still asked', async () => {
  made('old.git', HALF - 10, HALF - 5);
  made('asked.git', HALF - 10, HALF + 5);
  made('new-killed', HALF - 10);
  made('new-now', HALF + 1);
  made('notes', HALF - 10);
  expect(await removeOldMirrors(folder, instant(HALF * 1_000))).toBe(2);
  expect(readdirSync(folder).toSorted()).toEqual(['asked.git', 'new-now', 'notes']);
});

it('a folder that is not there has none', async () =>
  expect(await removeOldMirrors(join(folder, 'none'), instant(1))).toBe(0));

it('what cannot be read is an error, and no folder without mirrors', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(removeOldMirrors(join(folder, 'file'), instant(1))).rejects.toThrow('ENOTDIR');
});
