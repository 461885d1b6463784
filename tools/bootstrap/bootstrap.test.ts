import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../toolchain.ts';

/** Runs the bootstrap where no program is to be found; it must stop before it installs anything. */
function bootstrapWithNothing(...args: string[]) {
  const env = { PATH: '/nowhere', HOME: '/nowhere', NODE_ENV: 'test' as const };
  const script = join(repoRoot, 'tools/bootstrap.mjs');
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8', timeout: 20_000 });
}

test('all that is missing is named at once, each with how to get it, and the exit code is 2', () => {
  const { status, stderr } = bootstrapWithNothing('--for', 'test');
  expect(status).toBe(2);
  for (const missing of [
    /npm is not on PATH/,
    /git is not on PATH/,
    /make is not on PATH/,
    /no Python 3\.11/,
    /Terraform: not on PATH/,
  ]) {
    expect(stderr).toMatch(missing);
  }
  expect(stderr.match(/get it: \S+/g)).toHaveLength(5);
});

test('the demo is refused without Terraform but asks for no browser', () => {
  const { status, stderr } = bootstrapWithNothing('--for', 'demo');
  expect(status).toBe(2);
  expect(stderr).not.toMatch(/chromium/i);
});

test('a purpose that nobody knows is an error that says which there are', () => {
  const { status, stderr } = bootstrapWithNothing('--for', 'fun');
  expect(status).toBe(1);
  expect(stderr).toContain('demo|look|verify|test');
});
