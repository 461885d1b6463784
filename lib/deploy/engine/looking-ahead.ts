import type { ConfiguredComponent } from '#lib/config/components.ts';
import { componentOf } from '#lib/config/portal-config.ts';
import { doesWhatWasShown, endedOtherwise, standsPlanned, waitsFor } from '#lib/domain/deploy/ahead.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { contentDigest } from '#lib/domain/deploy/digest.ts';
import { countChanges, type Plan } from '#lib/domain/deploy/plan.ts';
import type { Awaited, PlannedAhead } from '#lib/domain/deploy/planned-ahead.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { latestPlan, planAhead, planOfContent, type StoredPlan } from '#lib/store/plans.ts';
import { getDeployment } from '#lib/store/runs.ts';
import type { Job, MadePlan } from '../job.ts';
import type { EngineServices } from './services.ts';

type Services = Pick<EngineServices, 'db' | 'config'>;

/** What keeps a run from being deployed, as the runs of its request stand now. */
export type Waiting = { readonly runs: readonly Run[]; readonly endedOtherwise?: Run };

/** The row's word for what a run needs, and the file's: whichever asks for more. */
export async function waitingFor({ db, config }: Services, run: Run): Promise<Waiting> {
  const deployment = await getDeployment(db, run.deploymentId);
  if (!deployment) return { runs: [] };
  const runs = waitsFor(needsOf({ config }, run, deployment), deployment.runs);
  const ended = endedOtherwise(runs);
  return { runs, ...(ended ? { endedOtherwise: ended } : {}) };
}

function needsOf({ config }: Pick<Services, 'config'>, run: Run, { environment }: Deployment) {
  const configured = config.current().environments.get(environment);
  return [...run.needs, ...((configured && componentOf(configured, run.component)?.needs) ?? [])];
}

/** Whether something can be done for a run now: deployed where nothing comes before it, else planned ahead, once. */
export async function canGoOn({ db }: Services, run: Run, { runs: waiting }: Waiting): Promise<boolean> {
  if (waiting.length === 0) return run.state !== 'awaiting-approval' || isAhead(db, run);
  if (run.state === 'planning' || run.state === 'planned') return true;
  if (run.state !== 'requested' && run.state !== 'queued') return false;
  if (await isAhead(db, run)) return false;
  for (const each of waiting) if (!standsPlanned(each) && !(await isAhead(db, each))) return false;
  return true;
}

/** Whether the plan that counts was made before what it needs was deployed. */
export const isAhead = async (db: Services['db'], { id }: Pick<Run, 'id'>): Promise<boolean> =>
  (await planAhead(db, id)) !== undefined;

type Before = Pick<PlannedAhead, 'after' | 'awaits'>;

/** What a plan that is made now is made before, and what it takes from there that will be another. */
export async function aheadOf(services: Services, job: Job): Promise<Before | undefined> {
  const { runs } = await waitingFor(services, job.run);
  if (runs.length === 0) return undefined;
  const moving = new Set<string>();
  for (const { id, component } of runs) {
    const before = await latestPlan(services.db, id);
    for (const { name } of before?.plan.outputs ?? []) moving.add(`${component}.${name}`);
  }
  return { after: runs.map(({ component }) => component), awaits: awaitsOf(job.component, moving) };
}

/** Inputs that take one of these outputs of the same environment. */
function awaitsOf(component: ConfiguredComponent, moving: ReadonlySet<string>): readonly Awaited[] {
  const places =
    component.engine === 'cloudformation'
      ? { artifacts: component.artifacts, executionRole: component.executionRole }
      : {};
  return Object.entries({ ...component.inputs, ...places }).flatMap(([input, each]) => {
    if (!each || !('from' in each) || each.from.environment !== component.environment) return [];
    const from = `${each.from.component}.${each.from.output}`;
    return moving.has(from) ? [{ input, from }] : [];
  });
}

/** As it is shown and agreed to. Its files would never be used. */
export function madeAhead(
  { planKey }: Pick<EngineServices, 'planKey'>,
  { deployment, component }: Job,
  before: Before,
  made: MadePlan | 'no-change' | 'cannot',
): MadePlan {
  const ahead = { ...before, shown: made !== 'cannot' };
  if (typeof made !== 'string') {
    const content = before.awaits.length > 0 && made.outline ? made.outline : made.plan.content;
    return { ...made, files: {}, plan: { ...made.plan, content, ahead } };
  }
  const { commit } = deployment;
  const said = { commit, variables: before.awaits, tools: { [made]: component.name } };
  const content = contentDigest(planKey, { changes: [], outputs: [], ...said });
  const nothing = { changes: [], counts: countChanges([]), outputs: [], madeBy: { commit } };
  return { files: {}, plan: { content, binding: `ahead ${made}`, ...nothing, ahead } };
}

/** The plan ahead that people may have agreed to, where the newest one was made of it. */
export async function shownAhead(
  db: Services['db'],
  newest: StoredPlan | undefined,
): Promise<Plan | undefined> {
  if (!newest) return undefined;
  const { plan } = newest;
  if (plan.ahead) return plan;
  return plan.agreedAs === undefined ? undefined : planOfContent(db, plan.runId, plan.agreedAs);
}

/** A plan with the approvals that count for it, where it does what was shown ahead with the same template. */
export const agreedAlready = (
  shown: Plan | undefined,
  { plan, outline }: MadePlan,
): Pick<Plan, 'agreedAs'> =>
  shown?.ahead && shown.ahead.awaits.length > 0 && outline === shown.content && doesWhatWasShown(shown, plan)
    ? { agreedAs: shown.content }
    : {};
