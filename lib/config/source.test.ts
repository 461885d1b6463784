import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BadConfig, configFromFile } from './source.ts';

it('keeps the old settings when a change is bad, says so, and takes the next good one', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-config-'));
  const file = join(dir, 'portal.yaml');
  const good = readFileSync('lib/config/version-1/fixtures/portal.yaml', 'utf8');
  let tick = 1_000;
  const write = (text: string) => {
    writeFileSync(file, text);
    utimesSync(file, ++tick, tick);
  };
  write(good);
  const source = configFromFile(file);
  const version = source.current().version;
  write(good.replace('version: 1', 'version: 3'));
  expect(source.current().version).toBe(version);
  expect(source.problems()).toMatchObject([{ line: 2, path: 'version' }]);
  expect(source.writtenAt()).toBe(1_001_000);
  write(`${good}\n# a remark\n`);
  expect(source.current().version).not.toBe(version);
  expect(source.problems()).toEqual([]);
  expect(source.writtenAt()).toBe(1_003_000);
  rmSync(dir, { recursive: true });
});

it('does not start on a bad file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-config-'));
  writeFileSync(join(dir, 'portal.yaml'), 'version: 3');
  expect(() => configFromFile(join(dir, 'portal.yaml'))).toThrow(BadConfig);
  rmSync(dir, { recursive: true });
});
