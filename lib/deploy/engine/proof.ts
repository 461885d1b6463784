import { environmentOf } from '#lib/config/portal-config.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { RunNote } from '#lib/domain/deploy/run-note.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import { planText, shortCode, shownDigest } from '#lib/domain/proof/signed-text.ts';
import { planEnded } from '#lib/proof/ages.ts';
import { type Checked, checkApprovals } from '#lib/proof/checked.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { approvalsOf, type StoredPlan } from '#lib/store/plans.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';
import type { Turn } from './turn.ts';

/** Who has really asked and agreed, by this runner's own file. The run's row says what web wrote. */
export async function checked({ services, job }: Turn, stored: StoredPlan | undefined): Promise<Checked> {
  const approvals = await approvalsOf(services.db, job.run.id);
  const runnerKeys = [services.signer.publicKey];
  return checkApprovals({ ...services, runnerKeys }, job, stored?.plan, approvals);
}

/** Ends the run when nobody is proven to have asked for it. @throws StepFailed */
export async function needRequest(turn: Turn, found?: Checked): Promise<void> {
  const { request } = found ?? (await checked(turn, undefined));
  if (!request.refused) return;
  const { code } = request.refused;
  await refuse(turn, 'refused.request', { by: turn.job.deployment.requestedBy, reason: code });
  throw new StepFailed('plan', 'proof.request', `the request does not count: ${code}`);
}

/** Writes each approval that does not count to the audit. @returns the note of the run's next move */
export async function noteOfCounted(turn: Turn, { approvals, standing, signed }: Checked): Promise<RunNote> {
  const refused = approvals.filter((each) => each.refused);
  for (const { approval, refused: why } of refused)
    await refuse(turn, 'refused.approval', { by: approval.by, reason: why?.code ?? '' });
  const { given, needed } = standing;
  if (refused.length > 0) {
    const names = refused.map(({ approval }) => approval.by).join(', ');
    return runNote('approvals-refused', { given: given.length, needed, names });
  }
  if (standing.satisfied && needed === 0) return runNote('no-approval-needed');
  return runNote(signed ? 'approvals-signed' : 'approvals-given', { given: given.length, needed });
}

/** Why the stored plan is too old to be applied, or undefined. */
export function planIsOver({ services, job }: Turn, stored: StoredPlan): RunNote | undefined {
  const config = services.config.current();
  const ended = planEnded(
    config,
    environmentOf(config, job.environment.key),
    stored.madeAt,
    services.clock(),
  );
  return ended && runNote('plan-ended', ended.params);
}

/** What `portal run show --verify` compares: signed by the runner, named by a code that a person can read out. */
export function signPlan(
  { signer }: Turn['services'],
  job: Job,
  plan: Plan,
): { signature: string; code: string } {
  const text = planText({
    environment: job.environment.key,
    component: job.run.component,
    lane: job.run.lane,
    runId: job.run.id,
    commit: job.deployment.commit,
    shown: shownDigest(plan),
    content: plan.content,
  });
  return { signature: signer.sign(text), code: shortCode(text) };
}

async function refuse(
  { services, job }: Turn,
  action: string,
  why: { readonly by: string; readonly reason: string },
): Promise<void> {
  const { db, clock, holder } = services;
  job.log.say(`${action}: by ${why.by}, ${why.reason}`);
  await appendAudit(db, {
    at: clock(),
    actor: holder,
    via: 'system',
    action,
    target: job.environment.key,
    outcome: 'denied',
    details: { run: job.run.number, component: job.run.component, lane: job.run.lane, ...why },
  });
}
