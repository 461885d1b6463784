import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bindingDigest } from '#lib/domain/deploy/digest.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import type { UiLine } from '#lib/terraform/cli/ui-lines.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import type { ApplyGate, ApplyOutcome, Job } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { hashOf } from '../sealed.ts';
import { failureOfStep } from '../step-failed.ts';
import { stepError } from './failure.ts';
import { PLAN_FILE } from './plan.ts';
import { type Actor, openRunRoot } from './root.ts';
import type { RootShelf } from './shelf.ts';
import { keepSnapshot } from './snapshot.ts';

/** An apply runs to its end: interrupted, it would leave what it was making unnoted. */
const NEVER = new AbortController().signal;

/** Applies exactly the stored plan file, if the state is still the one it was made on. */
export async function applyInfrastructure(
  services: LaneServices,
  job: Job,
  stored: StoredPlan,
  files: Readonly<Record<string, Uint8Array>>,
  gate: ApplyGate,
  shelf: RootShelf,
): Promise<ApplyOutcome> {
  const { [PLAN_FILE]: planFile, ...zips } = files;
  if (!planFile) return { kind: 'stale', why: runNote('no-plan-file') };
  const actor: Actor = {
    role: job.environment.settings.roles.deployInfrastructure,
    onLine: follow(job, stored),
    signal: NEVER,
  };
  let root = shelf.take(job.run.id);
  try {
    root ??= await openRunRoot(services, job, actor, async () => zips);
    const terraform = await root.actAs(actor);
    const state = await terraform.stateVersion();
    if (bindingDigest(hashOf(planFile), state) !== stored.plan.binding) {
      const { stateSerial } = stored.plan.madeBy;
      const serials = { made: stateSerial ?? 'none', now: state.serial ?? 'none' };
      return { kind: 'stale', why: runNote('state-moved', serials) };
    }
    const file = join(root.dir, PLAN_FILE);
    await writeFile(file, planFile, { mode: 0o600 });
    if (!(await gate.begin())) return { kind: 'stale', why: runNote('plan-used') };
    await job.step({ name: 'apply', done: 0, total: totalOf(stored) });
    const failure = await terraform.apply(file).then(
      () => undefined,
      (error: unknown) => failureOfStep(stepError('apply', job, error), 'apply'),
    );
    // Also after a failure: what was made until then is there.
    await keepSnapshot(services, job, parseStateJson(await terraform.showState()));
    return failure ? { kind: 'failed', failure } : { kind: 'applied' };
  } catch (error) {
    throw stepError('apply', job, error);
  } finally {
    await root?.close();
  }
}

function follow(job: Job, stored: StoredPlan): (line: UiLine) => void {
  const finished = new Set<string>();
  return ({ text, completed }) => {
    if (text !== undefined) job.log.output('stdout', text);
    if (completed === undefined) return;
    finished.add(completed);
    job
      .step({ name: 'apply', done: finished.size, total: totalOf(stored), detail: completed })
      .catch((error) => job.log.say(`step not shown: ${error}`));
  };
}

const totalOf = ({ plan }: StoredPlan): number => plan.changes.length;
