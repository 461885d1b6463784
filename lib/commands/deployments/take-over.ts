import { onEnvironment } from '#lib/domain/access/action.ts';
import { canMove, isFinal } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { reason } from '#lib/domain/reason.ts';
import { err } from '#lib/domain/result.ts';
import { nameCommit } from '#lib/store/repository-refs.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { defineCommand } from '../define.ts';
import { type RequestAnswer, requestDeployment } from './request.ts';

export type TakeOverArgs = {
  readonly environment: EnvironmentKey;
  /** Any run of the request. */
  readonly runId: string;
  /** Kept in the audit, and with the runs that it takes the place of. */
  readonly why: string;
};

/**
 * Asks anew, in one's own name, for what somebody else asked for and what waits: what they may approve and what their name
 * answers for is then somebody else's. Every rule of a request holds. Refusals: `run.not-found`, `take-over.own`,
 * `take-over.no-why`, `take-over.not-waiting`, `take-over.moved`, and those of a request.
 */
export const takeOver = defineCommand<TakeOverArgs, RequestAnswer>({
  name: 'deployment.take-over',
  action: 'deploys:request-application',
  on: ({ environment }) => onEnvironment(environment),
  async run(services, caller, { environment, runId, why }): Promise<RequestAnswer> {
    const { db, clock } = services;
    const run = await getRun(db, runId);
    const deployment = run && (await getDeployment(db, run.deploymentId));
    if (deployment?.environment !== environment) return err(reason('run.not-found', { run: runId }));
    const { requestedBy, repository, ref, commit, origin, runs } = deployment;
    if (requestedBy === caller.id) return err(reason('take-over.own'));
    if (why.trim() === '') return err(reason('take-over.no-why'));
    const open = runs.filter(({ state }) => !isFinal(state));
    const working = open.find(({ state }) => !canMove(state, 'superseded'));
    if (working || open.length === 0)
      return err(reason('take-over.not-waiting', { state: (working ?? run)?.state ?? '' }));
    if (!origin) {
      const named = await nameCommit(db, { repository, ref, now: clock() });
      if (!named.ok) return named;
      if (named.value.commit !== commit) return err(reason('take-over.moved', { ref }));
    }
    return requestDeployment.ask(services, caller, {
      ...{ environment, ref, only: open.map(({ component }) => component), why: why.trim().slice(0, 500) },
      ...(origin ? { origin: { kind: origin.kind, run: origin.run } } : {}),
    });
  },
});
