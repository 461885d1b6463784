import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Budget } from '#lib/aws/budget.ts';
import { anchorAudit } from '#lib/deploy/anchor.ts';
import type { ComponentServices } from '#lib/deploy/component-services.ts';
import type { DriftWatch } from '#lib/deploy/drift/watch.ts';
import type { Engine } from '#lib/deploy/engine/engine.ts';
import { mirrorsBelow, type Repositories } from '#lib/deploy/repositories.ts';
import type { RunnerSigner } from '#lib/deploy/signer.ts';
import type { SnapshotSchedule } from '#lib/deploy/snapshot/schedule.ts';
import { REPORTS_EVERY } from '#lib/domain/silence.ts';
import { minus } from '#lib/domain/time.ts';
import { removeOldMirrors } from '#lib/git/old-mirrors.ts';
import { addApiCalls } from '#lib/store/api-calls.ts';
import { putFileVersion } from '#lib/store/file-versions.ts';
import { beat } from '#lib/store/heartbeats.ts';
import { putIsolation } from '#lib/store/isolation.ts';
import { every } from '../every.ts';
import { packageVersion } from '../package-version.ts';

const LOOK_MS = 10_000;
const SNAPSHOT_LOOK_MS = 300_000;
const DRIFT_LOOK_MS = 10_000;
const REPOSITORIES_LOOK_MS = 5_000;
const SWEEP_MS = 15_000;
const MIRRORS_MS = 3_600_000;
/** A tail that is cut within this time is not seen. */
const ANCHOR_MS = 180_000;

type Running = {
  readonly own: Pick<ComponentServices, 'db' | 'config' | 'clock' | 'dataDir' | 'isolation'>;
  readonly budget: Budget;
  readonly signer: RunnerSigner;
  readonly log: Logger;
  /** Which runner this is: `runner:<host>:<pid>`. */
  readonly holder: string;
  /** Whose runs it takes; absent: everybody's. */
  readonly accounts?: readonly string[];
  readonly engine: Engine;
  readonly wake: () => void;
  readonly snapshots: SnapshotSchedule;
  readonly drift: DriftWatch;
  readonly repositories: Repositories;
};

type RunnerChores = {
  /** Says that this runner is there, and what it is doing. */
  readonly sign: () => Promise<void>;
  readonly stop: () => void;
};

/** What a runner does beside runs. What others see of it is there before it takes one. */
export async function startChores(running: Running): Promise<RunnerChores> {
  const { own, signer, snapshots, drift, repositories, wake, log } = running;
  const { db, clock, isolation } = own;
  const failed = (what: string) => (error: unknown) => log.error({ error: String(error) }, what);
  const sign = () => signed(running).catch(failed('heartbeat'));
  const anchor = async () => {
    const broken = await anchorAudit(db, signer, clock);
    if (broken) log.error({ broken }, 'the audit is not what was signed before: not signed');
  };
  await sign();
  await putIsolation(db, `runner:${hostname()}`, isolation.report).catch(failed('isolation of steps'));
  await anchor().catch(failed('anchor'));
  const timers = [
    every(ANCHOR_MS, anchor, failed('anchor')),
    every(REPORTS_EVERY, sign, failed('heartbeat')),
    every(LOOK_MS, async () => wake(), failed('looking for work')),
    every(SNAPSHOT_LOOK_MS, snapshots.look, failed('snapshots')),
    every(DRIFT_LOOK_MS, drift.look, failed('drift')),
    every(REPOSITORIES_LOOK_MS, repositories.look, failed('repositories')),
    every(SWEEP_MS, isolation.sweep, failed('old workspaces')),
    every(MIRRORS_MS, () => sweepMirrors(running), failed('old mirrors')),
  ];
  repositories.askAll().catch(failed('repositories'));
  wake();
  return { sign, stop: () => timers.forEach(clearInterval) };
}

async function signed({ own: { db, config }, engine, budget, holder, accounts }: Running): Promise<void> {
  const doing = engine.doing().map((number) => `#${number}`);
  await beat(db, holder, 'runner', packageVersion(), doing.join(' '), accounts);
  const { version } = config.current();
  await putFileVersion(db, { process: `runner:${hostname()}`, version, at: config.writtenAt() });
  await addApiCalls(
    db,
    budget.drain().map((count) => ({ ...count, process: 'runner' })),
  );
}

async function sweepMirrors({ own: { config, clock, dataDir }, log }: Running): Promise<void> {
  const { mirrors } = config.current().file.keep;
  const removed = await removeOldMirrors(mirrorsBelow(dataDir), minus(clock(), mirrors));
  if (removed > 0) log.info({ removed }, 'removed mirrors that nobody asks any more');
}
