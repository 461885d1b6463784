import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endLeftOverServer } from './left-over-server.ts';

let files: string;
let process_: ChildProcess | undefined;
beforeEach(() => {
  files = mkdtempSync(join(tmpdir(), 'yagura-left-over-'));
});
afterEach(() => {
  process_?.kill('SIGKILL');
  rmSync(files, { recursive: true, force: true });
});

/** One that runs until it is ended, with these words in its arguments; as PostgreSQL notes it beside its files. */
async function noted(...words: readonly string[]): Promise<ChildProcess> {
  process_ = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1e9)', '--', ...words]);
  if (process_.stdout) await once(process_.stdout, 'data');
  writeFileSync(join(files, 'postmaster.pid'), `${process_.pid}\n${files}\n1796010205\n`);
  return process_;
}

it('a server of an earlier run on these files is ended, as PostgreSQL is asked to: by SIGINT', async () => {
  const server = await noted('-D', files);
  const ended = once(server, 'exit');
  await endLeftOverServer(files);
  expect(await ended).toEqual([null, 'SIGINT']);
});

it('whoever has its number by now is left alone, and the note that names them is gone', async () => {
  const other = await noted('-D', '/somewhere/else');
  await endLeftOverServer(files);
  expect(existsSync(join(files, 'postmaster.pid'))).toBe(false);
  expect([other.exitCode, other.signalCode]).toEqual([null, null]);
  other.kill('SIGTERM');
  // The only signal that it ever got.
  expect(await once(other, 'exit')).toEqual([null, 'SIGTERM']);
});

it('a note of a process that is gone, or of other files, is PostgreSQL’s to read', async () => {
  const gone = await noted('-D', files);
  const ended = once(gone, 'exit');
  gone.kill('SIGKILL');
  await ended;
  await endLeftOverServer(files);
  expect(existsSync(join(files, 'postmaster.pid'))).toBe(true);
  writeFileSync(join(files, 'postmaster.pid'), `${process.pid}\n/somewhere/else\n`);
  await endLeftOverServer(files);
  expect(existsSync(join(files, 'postmaster.pid'))).toBe(true);
});
