import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { isOwnWayBack, OWN_REQUESTER } from '#lib/domain/deploy/own-way-back.ts';
import type { WayBack } from '#lib/domain/deploy/release-watch.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { wayBackProof, wayBackText } from '#lib/proof/way-back.ts';
import { whyNotBack } from '#lib/releases/named-origin.ts';
import { appliedAfter } from '#lib/store/applied-plans.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { ownWayBacks } from '#lib/store/release-watches.ts';
import { insertDeployment } from '#lib/store/run-moves.ts';
import { wellRuns } from '#lib/store/well-runs.ts';
import type { Turn } from './turn.ts';

/** How far back is looked for another release. */
const EARLIER = 20;

/**
 * What becomes of a release that failed its verification: what was there before is asked for, as a run of its own, or people
 * are. Decided before the run ends, written with its end. @returns undefined where the environment says nothing of it
 */
export async function goBack(turn: Turn): Promise<((tx: Db) => Promise<WayBack>) | undefined> {
  const { job } = turn;
  const rules = job.environment.settings.afterDeploy;
  if (!rules) return undefined;
  const found = await whereTo(turn);
  if ('why' in found) {
    job.log.say(`not rolled back by itself: ${found.why.code}`);
    const asked: WayBack = { kind: 'asked', why: found.why };
    return async () => asked;
  }
  job.log.say(`rolling back by itself, to what run #${found.to} deployed`);
  return async (tx) => ({
    kind: 'begun',
    run: await ask(turn, found.before, found.to, tx),
    to: found.to,
  });
}

type Found = { readonly before: Deployment; readonly to: number } | { readonly why: Reason };

async function whereTo({ services: { db }, job }: Turn): Promise<Found> {
  const { deployment, environment, component, run } = job;
  // Never in a loop: what was there before did no better, and a person must look.
  if (isOwnWayBack(deployment)) return { why: reason('way-back.failed-too', { run: run.number }) };
  if (environment.settings.afterDeploy?.wayBack !== 'automatic') return { why: reason('way-back.by-people') };
  if (component.lane !== 'application' || component.engine !== 'cloudformation')
    return { why: reason('way-back.not-application', { component: component.name }) };
  const earlier = await wellRuns(db, environment.key, component.name, EARLIER);
  const before = earlier.find(
    (each) => each.run.number < run.number && each.deployment.commit !== deployment.commit,
  );
  if (!before) return { why: reason('way-back.none-before') };
  const why = await whyNotBack(db, environment.key, component, before.run.number);
  return why ? { why } : { before: before.deployment, to: before.run.number };
}

/** @returns the number of its run */
async function ask(turn: Turn, before: Deployment, to: number, tx: Db): Promise<number> {
  const { services, job } = turn;
  const { clock, ids, signer } = services;
  const { environment, component, run } = job;
  const { name, tool, lane } = component;
  const at = clock();
  const origin = { kind: 'roll-back', run: to, after: run.number } as const;
  const request = {
    ...{ id: ids(), environment: environment.key, repository: before.repository },
    ...{ commit: before.commit, subject: before.subject, ref: before.ref },
    ...{ requestedBy: OWN_REQUESTER, requestedAt: at, origin },
  };
  const only = { id: ids(), component: name, tool, lane, needs: [] };
  const proof = wayBackProof(signer.sign(wayBackText({ ...request, runs: [only] })));
  const made = await insertDeployment(tx, { ...request, proof }, [only]);
  const number = made.runs[0]?.number ?? 0;
  await appendAudit(tx, {
    at,
    actor: OWN_REQUESTER,
    via: 'system',
    action: 'deployment.roll-back',
    target: environment.key,
    outcome: 'done',
    details: {
      ...{ commit: before.commit, ref: before.ref, components: name, runs: `#${number}`, superseded: 0 },
      ...{ from: `#${to}`, after: `#${run.number}` },
    },
  });
  return number;
}

/** Why a way back is no longer wanted: something was deployed after what it undoes. */
export async function whyOvertaken({ services: { db }, job }: Turn): Promise<Reason | undefined> {
  const { deployment, environment, component } = job;
  const after = deployment.origin?.after;
  if (after === undefined) return undefined;
  const since = await appliedAfter(db, environment.key, component.name, after);
  const other = since.find((number) => number !== job.run.number);
  return other === undefined ? undefined : reason('note.way-back-overtaken', { number: other });
}

/** What goes back by itself is not held up by what was asked for before: that stands in line behind it. */
export async function wayBacksFirst(db: Db, found: readonly Run[]): Promise<readonly Run[]> {
  const own = await ownWayBacks(
    db,
    found.map(({ deploymentId }) => deploymentId),
  );
  return found.toSorted(
    (a, b) => Number(own.has(b.deploymentId)) - Number(own.has(a.deploymentId)) || a.number - b.number,
  );
}
