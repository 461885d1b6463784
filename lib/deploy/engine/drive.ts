import type { ConfiguredComponent } from '#lib/config/components.ts';
import { componentOf, environmentOf } from '#lib/config/portal-config.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { canMove, holdsLease, isFinal, type Run, type StepName } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import { engineOf } from '#lib/domain/deploy/tool.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { isOutage } from '#lib/store/outage.ts';
import { IllegalMove, moveRun, setStep } from '#lib/store/run-moves.ts';
import { getRun } from '#lib/store/runs.ts';
import { openOperation } from '#lib/store/stack-operations.ts';
import { type Job, stepsFor } from '../job.ts';
import { openRunLog } from '../run-log.ts';
import { failureOfStep, StepFailed } from '../step-failed.ts';
import { apply, operate, planAgain, resume } from './applying.ts';
import { type Grip, gripEnvironment } from './grip.ts';
import { waitsHeld } from './held.ts';
import { canGoOn, waitingFor } from './looking-ahead.ts';
import { passGate, plan } from './planning.ts';
import { needRequest } from './proof.ts';
import type { EngineServices } from './services.ts';
import { stepWriter } from './step-writer.ts';
import { move, type Turn } from './turn.ts';
import { verify } from './verifying.ts';

/** Turns of one run under one lease: a plan that goes stale this often belongs to a person. */
const MOST_TURNS = 12;
/** Turns that PostgreSQL cut off come on top; each waits until it answers again. */
const MOST_CUT_OFF = 60;

/**
 * Takes a run as far as it goes without a person. Every turn starts from the stored state, so that a run left by
 * a dead runner is taken up where it is. Returns at once when somebody else holds the environment.
 */
export async function drive(
  services: EngineServices,
  runId: string,
  deployment: Deployment,
  stop: AbortSignal,
): Promise<void> {
  const { db, holder, leaseTtl, clock, log } = services;
  const environment = environmentOf(services.config.current(), deployment.environment);
  const grip = await gripEnvironment(db, { environment: environment.key, holder, runId, ttl: leaseTtl });
  if (!grip) return;
  const onError = (error: unknown) => log.error({ runId, error: String(error) }, 'run log not written');
  const runLog = openRunLog(db, runId, clock, onError);
  const signal = AbortSignal.any([stop, grip.lost]);
  const stepLine = stepWriter(
    (at) => setStep(db, runId, keysApart(at), clock(), grip.fence),
    (error) => log.error({ runId, error: String(error) }, 'step not written'),
  );
  try {
    for (let turns = 0, cutOff = 0; turns < MOST_TURNS && cutOff < MOST_CUT_OFF; ) {
      const run = await getRun(db, runId);
      if (!run || signal.aborted || isFinal(run.state) || (await needsPerson(services, run))) break;
      if (await waitsHeld(services, environment, run, deployment)) break;
      const component = componentOf(environment, run.component);
      const changed = whyNotAsAsked(run, component);
      if (!component || changed) {
        await endOtherwise(services, run, grip.fence, changed ?? '');
        break;
      }
      const job: Job = {
        ...{ run, deployment, environment, component },
        ...{ log: runLog, signal, step: stepLine.step },
      };
      log.info({ run: run.number, state: run.state, environment: environment.key }, 'turn');
      const steps = stepsFor(services.engines, component);
      const how = await takeTurn({ services, job, steps, fence: grip.fence, hold: grip.hold }, stop);
      if (how === 'cut-off') cutOff += 1;
      else turns += 1;
    }
  } finally {
    await stepLine.close();
    await runLog.close();
    await letGo(grip, services);
  }
}

/**
 * Rows are web's word: the lane says who had to agree, so one that the file does not say is not believed.
 * @returns what is otherwise by now
 */
function whyNotAsAsked(run: Run, component: ConfiguredComponent | undefined): string | undefined {
  if (!component) return `portal.yaml names no component ${run.component} here any more`;
  if (component.lane !== run.lane)
    return `portal.yaml has ${run.component} on the ${component.lane} lane, not on the ${run.lane} lane`;
  return component.engine === engineOf(run.tool)
    ? undefined
    : `portal.yaml has ${run.component} deployed by ${component.tool}, not by ${run.tool}`;
}

/** Nothing can be done as it was asked; what was being applied is for a person to look at. */
async function endOtherwise(
  { db, clock, holder }: EngineServices,
  run: Run,
  fence: number,
  cause: string,
): Promise<void> {
  const to = canMove(run.state, 'needs-attention') ? 'needs-attention' : 'failed';
  if (!canMove(run.state, to)) return;
  const failure = { step: stepOf(run), code: 'deploy.component-changed', cause };
  await moveRun(db, run.id, { to, at: clock(), actor: holder, fence, failure });
}

/** @returns `cut-off` when PostgreSQL went away meanwhile: the stored state says how to go on. */
async function takeTurn(turn: Turn, stop: AbortSignal): Promise<'taken' | 'cut-off'> {
  try {
    await oneState(turn);
  } catch (error) {
    const { services, job } = turn;
    if (isOutage(error) && !job.signal.aborted) {
      services.log.error({ run: job.run.number, error: String(error) }, 'cut off from the database');
      job.log.say('the database was away in the middle of this; going on from what it has');
      return 'cut-off';
    }
    await endTurn(turn, error, stop);
  }
  return 'taken';
}

/** Says in the run's row what ended the turn, if it is this runner's to say. */
async function endTurn(turn: Turn, error: unknown, stop: AbortSignal): Promise<void> {
  const { services, job } = turn;
  // Cancelled, superseded or taken over: whoever did it has said so in the run's row.
  if (error instanceof IllegalMove) return;
  const now = await getRun(services.db, job.run.id);
  if (!now || isFinal(now.state)) return;
  if (job.signal.aborted) {
    if (stop.aborted && now.state === 'planning')
      await move(turn, 'queued', { note: runNote('runner-stops') });
    return;
  }
  // How far an apply came is not known from here: the next turn asks AWS.
  if (now.state === 'applying' && job.run.state !== 'applying' && !(error instanceof StepFailed)) return;
  const failure = failureOfStep(error, stepOf(now));
  services.log.error({ run: now.number, code: failure.code }, 'step failed');
  job.log.say(`failed: ${failure.cause}`);
  await move(turn, 'failed', { failure });
}

async function oneState(turn: Turn): Promise<void> {
  switch (turn.job.run.state) {
    case 'queued':
      await needRequest(turn);
      await move(turn, 'planning');
      return plan(turn);
    case 'planning':
      await move(turn, 'queued', { note: runNote('planner-gone') });
      return;
    case 'planned':
      return passGate(turn);
    case 'awaiting-approval':
      return planAgain(turn, runNote('need-deployed', { names: turn.job.run.needs.join(', ') }));
    case 'approved':
      return apply(turn);
    case 'applying':
    case 'rolling-back':
      return resume(turn);
    case 'needs-attention':
      return operate(turn);
    case 'verifying':
      return verify(turn);
    default:
      throw new Error(`nothing to do for a run that is ${turn.job.run.state}`);
  }
}

/**
 * One that waits for a person is taken up again when a person has asked something of AWS for it, and one that was planned
 * ahead when what it needs is deployed. One that waits for others of its request needs them first.
 */
async function needsPerson(services: EngineServices, run: Run): Promise<boolean> {
  const { id, state } = run;
  if (state === 'needs-attention') return (await openOperation(services.db, id)) === undefined;
  if (state === 'requested') return true;
  if (state !== 'queued' && state !== 'approved' && state !== 'awaiting-approval') return false;
  return !(await canGoOn(services, run, await waitingFor(services, run)));
}

const stepOf = ({ state, step }: Run): StepName =>
  step?.name ?? (holdsLease(state) && state !== 'planning' ? 'apply' : 'plan');

async function letGo(grip: Grip, { log }: EngineServices): Promise<void> {
  await grip.release().catch((error) => log.error({ error: String(error) }, 'lease not released'));
}
