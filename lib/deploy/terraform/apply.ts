import type { TerraformComponent } from '#lib/config/components.ts';
import { bindingDigest } from '#lib/domain/deploy/digest.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import { lastLineAt } from '#lib/store/run-log.ts';
import { TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import { askAgain } from '../ask-again.ts';
import { type ComponentServices, roleOf } from '../component-services.ts';
import { gatherInputs, withInputs } from '../inputs/gather.ts';
import type { ApplyGate, ApplyOutcome, Job } from '../job.ts';
import { hashOf } from '../sealed.ts';
import { failureOfStep } from '../step-failed.ts';
import { stepError } from './failure.ts';
import { PLAN_FILE } from './plan.ts';
import { type OpenRoot, openRunRoot, runActor } from './root.ts';
import { type Actor, type RootOutcome, type RootStep, terraformEars } from './root-step.ts';
import { keepSnapshot } from './snapshot.ts';

/** An apply runs to its end: interrupted, it would leave what it was making unnoted. */
const NEVER = new AbortController().signal;

/** Applies exactly the stored plan file, in a clone of its own, if the state is still the one it was made on. */
export async function applyRoot(
  services: ComponentServices,
  job: Job<TerraformComponent>,
  stored: StoredPlan,
  files: Readonly<Record<string, Uint8Array>>,
  gate: ApplyGate,
): Promise<ApplyOutcome> {
  const { [PLAN_FILE]: planFile, ...zips } = files;
  if (!planFile) return { kind: 'stale', why: runNote('no-plan-file') };
  const actor = runActor(job, roleOf(job.component, 'deploy'), {
    onLine: progress(job, stored),
    signal: NEVER,
  });
  job.log.say(`steps run in isolation: ${services.isolation.kind}`);
  let root: OpenRoot | undefined;
  try {
    root = await openRunRoot(services, job, actor, async () => zips);
    const found = withInputs(root.state, await askAgain(job, () => gatherInputs(services, job)));
    if (bindingDigest(hashOf(planFile), found) !== stored.plan.binding) {
      const { stateSerial } = stored.plan.madeBy;
      const serials = { made: stateSerial ?? 'none', now: root.state.serial ?? 'none' };
      return { kind: 'stale', why: runNote('state-moved', serials) };
    }
    const began = await gate.begin();
    if (began !== 'begun') return began;
    await job.step({ name: 'apply', done: 0, total: totalOf(stored) });
    return await settled(services, job, await root.step(applying(job, planFile), actor));
  } catch (error) {
    throw stepError('apply', job, error);
  } finally {
    await root?.close();
  }
}

/**
 * The runner that began an apply is gone and its step is not: hears it from the beginning, and waits for its end.
 * @returns undefined when no step goes on
 */
export async function takeUpApply(
  services: ComponentServices,
  job: Job,
  stored: StoredPlan,
): Promise<ApplyOutcome | undefined> {
  const { log } = job;
  const told = await lastLineAt(services.db, job.run.id, 'stdout');
  const ears = terraformEars({ log, signal: NEVER, onLine: progress(job, stored, told) });
  const outcome = await services.isolation.takeUp(job.run.id, ears);
  return outcome && settled(services, job, ears.settle(outcome));
}

/** The state is shown after a failure too: what was made until then is there. */
const applying = (job: Job, planFile: Uint8Array): RootStep => ({
  name: 'apply',
  writesState: true,
  outlives: { run: job.run.id },
  files: { [PLAN_FILE]: planFile },
  commands: (seen) => [
    TERRAFORM.apply(seen(`/in/${PLAN_FILE}`)),
    { ...TERRAFORM.showState, always: true as const },
  ],
});

async function settled(
  services: ComponentServices,
  job: Job,
  { results, failure }: RootOutcome,
): Promise<ApplyOutcome> {
  const { [TERRAFORM.showState.name]: state } = results;
  if (state) await keepSnapshot(services, job, parseStateJson(String(state)));
  if (!failure) return { kind: 'applied' };
  return { kind: 'failed', failure: failureOfStep(stepError('apply', job, failure), 'apply') };
}

/** @param told what was said until then stands in the run's log already, and counts all the same */
function progress(job: Job, stored: StoredPlan, told = 0): Actor['onLine'] {
  const finished = new Set<string>();
  return ({ text, completed }, at) => {
    if (text !== undefined && at > told) job.log.output('stdout', text);
    if (completed === undefined) return;
    finished.add(completed);
    job
      .step({ name: 'apply', done: finished.size, total: totalOf(stored), detail: completed })
      .catch((error) => job.log.say(`step not shown: ${error}`));
  };
}

const totalOf = ({ plan }: StoredPlan): number => plan.changes.length + (plan.recomputed?.length ?? 0);
