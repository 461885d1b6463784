import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { isFinal, type Run, type RunState } from '#lib/domain/deploy/run.ts';
import { type RunNote, runNote } from '#lib/domain/deploy/run-note.ts';
import { planEnded } from '#lib/proof/ages.ts';
import { planMadeAt } from '#lib/store/plans.ts';
import { IllegalMove, moveRun } from '#lib/store/run-moves.ts';
import { getDeployment, getRun, runsIn } from '#lib/store/runs.ts';
import { askedOfAws, lookAtWaiting } from './attention.ts';
import { drive } from './drive.ts';
import { waitsHeld } from './held.ts';
import { noteKeyUses } from './key-uses.ts';
import { canGoOn, waitingFor } from './looking-ahead.ts';
import { isOurs } from './pool.ts';
import type { EngineServices } from './services.ts';
import { wayBacksFirst } from './way-back.ts';

export type Engine = {
  /** Looks for work now: the doorbell, a clock, or a run that ended. */
  readonly wake: () => void;
  /** Numbers of the runs in hand, for the heartbeat. */
  readonly doing: () => readonly number[];
  /** Takes nothing new, stops planning, lets what is being applied end. */
  readonly stop: () => Promise<void>;
};

type InHand = {
  readonly run: Run;
  readonly environment: string;
  readonly stop: AbortController;
  readonly done: Promise<void>;
};

/** States in which a runner has something to do, or a dead one had. */
export const WORK: readonly RunState[] = [
  'requested',
  'queued',
  'planning',
  'planned',
  'approved',
  'applying',
  'verifying',
  'rolling-back',
];

/** States in which a run may have to wait for others of its request. */
const MAY_WAIT: readonly RunState[] = ['requested', 'queued', 'awaiting-approval', 'approved'];

/** Finds work in the runs' rows, oldest first, one run an environment, and drives it. */
export function createEngine(services: EngineServices): Engine {
  const { db, clock, holder, log } = services;
  const inHand = new Map<string, InHand>();
  const noted = new Set<string>();
  let stopping = false;
  let scanning = false;
  let again = false;
  let looking = false;

  async function scan(): Promise<void> {
    await dropEnded();
    await expireForgotten();
    await noteKeyUses(services, [...WORK, 'awaiting-approval'], noted);
    lookForPeople();
    const work = [...(await runsIn(db, WORK)), ...(await agreedAhead())];
    for (const run of [...(await wayBacksFirst(db, work)), ...(await askedOfAws(db))]) {
      if (stopping) return;
      if (inHand.has(run.id)) continue;
      const deployment = await getDeployment(db, run.deploymentId);
      if (!deployment || !isOurs(services, run, deployment) || !(await isReady(run, deployment))) continue;
      const { environment } = deployment;
      const busy = [...inHand.values()].some((each) => each.environment === environment);
      if (!busy && !stopping && inHand.size < services.most) take(run, deployment);
    }
  }

  function take(run: Run, deployment: Deployment): void {
    const stop = new AbortController();
    const done = drive(services, run.id, deployment, stop.signal)
      .catch((error) => log.error({ run: run.number, error: String(error) }, 'run left to the next look'))
      .then(async () => {
        inHand.delete(run.id);
        const now = await getRun(db, run.id);
        // Something may wait for this one's end. One that stands still is looked at again by the clock.
        if (now && now.state !== run.state) wake();
      })
      .catch((error) => log.error({ run: run.number, error: String(error) }, 'not looked for more'));
    inHand.set(run.id, { run, environment: deployment.environment, stop, done });
  }

  /** AWS may be slow or silent: nothing else waits for it. */
  function lookForPeople(): void {
    if (looking) return;
    looking = true;
    lookAtWaiting(services)
      .catch((error) => log.error({ error: String(error) }, 'not looked at AWS'))
      .finally(() => {
        looking = false;
      });
  }

  /** Notes that a runner has seen it, and whether what it needs of the same request lets it go on. */
  async function isReady(run: Run, deployment: Deployment): Promise<boolean> {
    if (run.state === 'requested') await moveQuietly(run, 'queued');
    const configured = services.config.current().environments.get(deployment.environment);
    if (configured && (await waitsHeld(services, configured, run, deployment))) return false;
    if (!MAY_WAIT.includes(run.state)) return true;
    const waiting = await waitingFor(services, run);
    if (waiting.endedOtherwise) {
      const { number, state, component } = waiting.endedOtherwise;
      await moveQuietly(run, 'cancelled', runNote('need-ended', { component, number, state }));
      return false;
    }
    return canGoOn(services, run, waiting);
  }

  /** Those that people look at, and that must be planned again, or are over, once what they need has ended. */
  async function agreedAhead(): Promise<readonly Run[]> {
    return (await runsIn(db, ['awaiting-approval'])).filter(({ needs }) => needs.length > 0);
  }

  /** Somebody cancelled it or a newer request took its place while we were at it. */
  async function dropEnded(): Promise<void> {
    for (const [runId, { stop }] of inHand) {
      const run = await getRun(db, runId);
      if (run && isFinal(run.state)) stop.abort(new Error(`the run is ${run.state}`));
    }
  }

  async function expireForgotten(): Promise<void> {
    for (const run of await runsIn(db, ['awaiting-approval'])) {
      const madeAt = await planMadeAt(db, run.id);
      const deployment = await getDeployment(db, run.deploymentId);
      const config = services.config.current();
      const environment = deployment && config.environments.get(deployment.environment);
      const ended =
        environment && madeAt !== undefined ? planEnded(config, environment, madeAt, clock()) : undefined;
      if (ended) await moveQuietly(run, 'expired', runNote('plan-ended', ended.params));
    }
  }

  async function moveQuietly(run: Run, to: RunState, note?: RunNote): Promise<void> {
    const move = { to, at: clock(), actor: holder, ...(note ? { note } : {}) };
    await moveRun(db, run.id, move).catch((error) => {
      if (!(error instanceof IllegalMove)) throw error;
    });
  }

  function wake(): void {
    if (stopping) return;
    again = true;
    if (scanning) return;
    scanning = true;
    scanAll().catch((error) => log.error({ error: String(error) }, 'looking for work failed'));
  }

  async function scanAll(): Promise<void> {
    try {
      while (again && !stopping) {
        again = false;
        await scan();
      }
    } finally {
      // In the same step as the last look at `again`: whoever wakes it between the two would not be heard.
      scanning = false;
    }
  }

  return {
    wake,
    doing: () => [...inHand.values()].map((each) => each.run.number),
    async stop() {
      stopping = true;
      for (const { stop } of inHand.values()) stop.abort(new Error('the runner stops'));
      await Promise.allSettled([...inHand.values()].map((each) => each.done));
    },
  };
}
