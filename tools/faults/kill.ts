import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Child } from '../demo/child-process.ts';
import type { Victim } from './points.ts';
import type { Portal } from './portal.ts';

/** The processes of the product that run now; each is started again when it was killed. */
export type Running = Readonly<Partial<Record<'runner' | 'collector' | 'web', Child>>> & {
  /** A runner that was frozen until another had its run. */
  readonly slow?: Child;
};

/** SIGKILL, and what a supervisor does then. @returns what runs afterwards; undefined: there was nothing to kill */
export async function kill(portal: Portal, running: Running, victim: Victim): Promise<Running | undefined> {
  switch (victim) {
    case 'runner':
    case 'collector':
    case 'web': {
      const child = running[victim];
      if (!child) return undefined;
      child.kill('SIGKILL');
      await child.ended;
      return { ...running, [victim]: portal.start(victim) };
    }
    case 'step': {
      const steps = await stepsSoon(portal.dir);
      for (const pid of steps) process.kill(pid, 'SIGKILL');
      return steps.length > 0 ? running : undefined;
    }
    case 'postgres': {
      const gone = portal.server.gone();
      process.kill(portal.server.pid(), 'SIGKILL');
      await gone;
      await startAgain(portal);
      return running;
    }
    case 'gateway': {
      const { gateway } = portal.cloud;
      process.kill(gateway.pid(), 'SIGKILL');
      await gateway.startAgain();
      return running;
    }
  }
}

const TRIES = 20;

/** The shared memory of a killed server is free once its children have noticed. */
async function startAgain({ server }: Portal): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await server.startAgain();
    } catch (error) {
      if (tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

const LOOKS = 400;

/** The run's row names a step a moment before its supervisor is there. */
export async function stepsSoon(dir: string): Promise<readonly number[]> {
  for (let looked = 1; looked < LOOKS; looked += 1) {
    const steps = stepsOf(dir);
    if (steps.length > 0) return steps;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return [];
}

/** Supervisors of isolated steps of this portal, by the folder that each of them stands in. */
function stepsOf(dir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isStep(`/proc/${pid}`, dir))
    .map(Number);
}

function isStep(process: string, dir: string): boolean {
  try {
    const said = readFileSync(`${process}/cmdline`, 'utf8');
    return said.includes('bin/step.ts') && readlinkSync(`${process}/cwd`).startsWith(dir);
  } catch {
    // It ended meanwhile.
    return false;
  }
}
