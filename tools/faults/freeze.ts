import { setTimeout as pause } from 'node:timers/promises';
import { type HeldLease, heldLeases } from '#lib/store/leases.ts';
import type { Child } from '../demo/child-process.ts';
import { processes, signal } from '../demo/family.ts';
import { type Running, stepsSoon } from './kill.ts';
import type { Victim } from './points.ts';
import { LEASE_SECONDS, type Portal } from './portal.ts';

/** Longer than a lease lasts: to everybody else what stands still for so long is dead. */
const FROZEN_MS = 2_000 * LEASE_SECONDS;
/** Another runner looks for work now and then only. */
const TAKEN_WITHIN_MS = 90_000;

/**
 * SIGSTOP for a while, as a machine that swaps or a virtual one that is moved: it is gone, and then goes on as if nothing had been.
 * Another runner starts while one stands still, and has its run by the time that it wakes up.
 * @returns what runs afterwards; undefined: there was nothing to freeze
 * @throws Error when no other runner takes the run of one
 */
export async function freeze(portal: Portal, running: Running, victim: Victim): Promise<Running | undefined> {
  const pids = await processesOf(portal, running, victim);
  if (pids.length === 0) return undefined;
  for (const pid of pids) signal(pid, 'SIGSTOP');
  try {
    const { runner: slow } = running;
    if (victim !== 'runner' || !slow) {
      await pause(FROZEN_MS);
      return running;
    }
    const runner = portal.start('runner');
    await hasTaken(portal, runner);
    return { ...running, runner, slow };
  } finally {
    for (const pid of pids) signal(pid, 'SIGCONT');
  }
}

/** @throws Error when it has no run in its hands for longer than a look for work takes */
async function hasTaken({ db }: Portal, { pid }: Child): Promise<void> {
  const deadline = Date.now() + TAKEN_WITHIN_MS;
  // One without a purpose, which is a run, is held for a look at the state.
  const isIts = ({ holder, purpose }: HeldLease) => purpose !== null && holder.endsWith(`:${pid}`);
  while (!(await heldLeases(db)).some(isIts)) {
    if (Date.now() > deadline) throw new Error('no other runner took the run of the one that stands still');
    await pause(100);
  }
}

async function processesOf(portal: Portal, running: Running, victim: Victim): Promise<readonly number[]> {
  switch (victim) {
    case 'runner':
    case 'collector':
    case 'web':
      return [running[victim]?.pid ?? []].flat();
    case 'step':
      return stepsSoon(portal.dir);
    case 'postgres':
      return [portal.server.pid(), ...childrenOf(portal.server.pid())];
    case 'gateway':
      return [portal.cloud.gateway.pid()];
  }
}

const childrenOf = (root: number): number[] =>
  processes()
    .filter(({ parent }) => parent === root)
    .map(({ pid }) => pid);
