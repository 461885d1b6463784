import { type ConfiguredComponent, outputsUsed } from '#lib/config/components.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { movedUnderneath } from '#lib/domain/deploy/moved-underneath.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import { type EnvironmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { appliedSince } from '#lib/store/applied-plans.ts';
import type { Db } from '#lib/store/db.ts';
import { type KnownCommit, nameCommit } from '#lib/store/repository-refs.ts';
import { getDeployment, getRunByNumber } from '#lib/store/runs.ts';

type OriginAsk = {
  readonly environment: EnvironmentKey;
  readonly components: readonly ConfiguredComponent[];
  readonly origin: Origin;
  readonly now: Instant;
};

/**
 * The commit whose bytes ran somewhere before. Refusals: `release.unknown`, `release.other-system`,
 * `release.did-not-run`, `release.runs-here`, and for going back those of `movedUnderneath`.
 */
export async function nameOfOrigin(db: Db, ask: OriginAsk): Promise<Result<KnownCommit, Reason>> {
  const { environment, components, origin, now } = ask;
  const run = await getRunByNumber(db, origin.run);
  const deployment = run && (await getDeployment(db, run.deploymentId));
  const repository = components[0]?.repository ?? '';
  if (!deployment || deployment.repository !== repository)
    return err(reason('release.unknown', { run: origin.run }));
  if (systemOf(deployment.environment) !== systemOf(environment))
    return err(reason('release.other-system', { run: origin.run, environment: deployment.environment }));
  const back = origin.kind === 'roll-back';
  if (back !== (deployment.environment === environment))
    return err(
      reason(back ? 'release.not-from-here' : 'release.runs-here', { run: origin.run, environment }),
    );
  const why = notWell(deployment, components, origin) ?? (back ? await moved(db, ask) : undefined);
  if (why) return err(why);
  const { commit, subject, ref } = deployment;
  const named = await nameCommit(db, { repository, ref: commit, now });
  // It ran, so a runner has found it on this branch; the one that deploys it looks again.
  const heldBy = named.ok ? [...new Set([...named.value.heldBy, ref])] : [ref];
  return ok({ commit, subject, ref, heldBy, knownAt: named.ok ? named.value.knownAt : now });
}

const systemOf = (key: EnvironmentKey): string => parseEnvironmentKey(key)?.system ?? '';

/** Bytes that did not run well go nowhere. */
function notWell(
  { runs }: Deployment,
  components: readonly ConfiguredComponent[],
  { run }: Origin,
): Reason | undefined {
  for (const { name } of components) {
    const state = runs.find(({ component }) => component === name)?.state;
    if (state !== 'succeeded' && state !== 'no-change')
      return reason('release.did-not-run', { run, component: name, state: state ?? 'requested' });
  }
  return undefined;
}

/** For what CloudFormation deploys: a plan of Terraform says for itself what it would undo. */
async function moved(db: Db, { environment, components, origin }: OriginAsk): Promise<Reason | undefined> {
  for (const component of components) {
    if (component.engine !== 'cloudformation') continue;
    const why = await whyNotBack(db, environment, component, origin.run);
    if (why) return why;
  }
  return undefined;
}

/** Why what a run deployed of a component cannot come back; undefined when it can. */
export async function whyNotBack(
  db: Db,
  environment: EnvironmentKey,
  component: ConfiguredComponent,
  run: number,
): Promise<Reason | undefined> {
  const outputs = outputsUsed(component).flatMap((from) =>
    from.environment === environment ? [`${from.component}.${from.output}`] : [],
  );
  const around = [component.name, ...component.needs];
  return movedUnderneath(
    { component: component.name, outputs },
    await appliedSince(db, environment, around, run),
  );
}
