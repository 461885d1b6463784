import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { familyOf } from './family.ts';

const WAITS = 'setInterval(() => {}, 1e9);';
/** Starts another one that is no part of its group and ignores SIGTERM, as a supervisor of a step may, and says its number. */
const STARTS = `
const { spawn } = require('node:child_process');
const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); console.log("up");${WAITS}'], { detached: true });
child.stdout.once('data', () => console.log(child.pid));
${WAITS}`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const each of started.splice(0)) each.kill('SIGKILL');
});

function node(code: string): ChildProcess {
  const child = spawn(process.execPath, ['-e', code]);
  started.push(child);
  return child;
}

/** One that has ended counts for nothing, whether or not this machine's first process has asked about it yet. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout.trim());
}

it('what a process started ends too when that process was killed, and nobody else', async () => {
  const parent = node(STARTS);
  const stranger = node(WAITS);
  const [said] = await once(parent.stdout ?? parent, 'data');
  const grandchild = Number(String(said));
  const family = familyOf(parent.pid ?? 0);
  family.look();
  const ended = once(parent, 'exit');
  parent.kill('SIGKILL');
  await ended;
  expect(isAlive(grandchild)).toBe(true);
  await family.end(1);
  await expect.poll(() => isAlive(grandchild)).toBe(false);
  expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
});

it('a family that has ended by itself is left in peace', async () => {
  const parent = node('');
  const family = familyOf(parent.pid ?? 0);
  family.look();
  await once(parent, 'exit');
  await family.end();
});
