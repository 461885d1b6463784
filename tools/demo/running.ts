import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addresses } from './addresses.ts';

/** How the command line, tests and benches of this clone find a running demo. Readable by this user only. */
export type Running = {
  readonly pid: number;
  /** Settings of web: no AWS credential among them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly control: { readonly endpoint: string; readonly token: string };
  /** Public base addresses by environment key; there once everything is deployed. */
  readonly addresses?: Addresses;
};

const fileIn = (dir: string) => join(dir, 'running.json');

/** In one step: whoever waits for it never reads half of it. */
export function noteRunning(dir: string, running: Running): void {
  const next = `${fileIn(dir)}.next`;
  writeFileSync(next, JSON.stringify(running), { mode: 0o600 });
  renameSync(next, fileIn(dir));
}

export const noteDeployed = (dir: string, addresses: Addresses): void =>
  noteRunning(dir, { ...readRunning(dir), addresses });

export const forgetRunning = (dir: string): void => rmSync(fileIn(dir), { force: true });

/** @throws Error with the command to run when no demo runs with its state in `dir`. */
export function readRunning(dir: string): Running {
  try {
    return JSON.parse(readFileSync(fileIn(dir), 'utf8')) as Running;
  } catch (cause) {
    throw new Error(`no demo runs with its state in ${dir}: start \`npm run demo\``, { cause });
  }
}
