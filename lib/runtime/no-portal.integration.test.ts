import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'yagura-no-portal-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** The command line of somebody who has started nothing yet. */
const portal = (...args: readonly string[]) =>
  spawnSync(process.execPath, [resolve('bin/portal.ts'), ...args], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: home, YAGURA_DEMO_DIR: join(home, 'demo') },
    encoding: 'utf8',
  });

it('a command that asks a portal where none is known lacks a prerequisite, and says which there may be', () => {
  const { status, stderr } = portal('cost', 'items/dev');
  expect([status, stderr]).toEqual([2, expect.stringContaining('no portal is known here')]);
  expect(stderr).toContain('login --portal');
});

it.each([
  [['ci', 'release', 'shop/dev'], '--commit is missing'],
  [['ci', 'comment', '--report', 'r.json'], '--repository is missing'],
  [['snapshot', 'push', 'shop/dev', 'network'], 'give either --state or --plan'],
])('%j is a wrong call, and says what it lacks', (args, said) => {
  const { status, stderr } = portal(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});

it('a file that names no system is said to be well formed, and what is only watched to be that', () => {
  const file = join(home, 'portal.yaml');
  const head = "version: 2\nrepositories: { main: . }\naccess: [{ group: platform, role: admin, on: '*' }]\n";
  const checked = (systems: string) => {
    writeFileSync(file, head + systems);
    const { status, stdout } = portal('config', 'check', file);
    return [status, stdout];
  };
  expect(checked('systems: {}\n')).toEqual([0, `${file} is well formed and names no system yet\n`]);
  const live = `{ account: '123456789012', region: eu-west-1, roles: { read: 'arn:aws:iam::123456789012:role/r' }, watch: { stacks: [w] } }`;
  expect(checked(`systems: { w: { title: W, environments: { live: ${live} } } }\n`)).toEqual([
    0,
    'w/live: only watched\n',
  ]);
});
