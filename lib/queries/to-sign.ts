import { chosenComponents } from '#lib/config/chosen-components.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { ToSign } from '#lib/domain/proof/proof.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { approvalExpected, requestExpected } from '#lib/proof/signed.ts';
import { toSign } from '#lib/proof/to-sign.ts';
import { nameOfOrigin } from '#lib/releases/named-origin.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { nameCommit } from '#lib/store/repository-refs.ts';
import { runOf } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

export type ApprovalToSignAsk = {
  readonly environment: EnvironmentKey;
  readonly runId: string;
  /** `Plan.content` that the person saw. */
  readonly content: string;
};

/** What an approver signs. Refusals: `run.not-found`, `approval.other-content`, `proof.no-line`, `proof.not-covered`. */
export const approvalToSign = defineQuery({
  name: 'approval-to-sign',
  action: 'deploys:read',
  on: ({ environment }: ApprovalToSignAsk) => onEnvironment(environment),
  async run(services, caller, { environment: key, runId, content }): Promise<Result<ToSign, Reason>> {
    const { db, config, clock } = services;
    const environment = environmentOf(config.current(), key);
    const found = await runOf(db, key, runId);
    if (!found) return err(reason('run.not-found', { run: runId }));
    const stored = await latestPlan(db, runId);
    if (stored?.plan.content !== content) return err(reason('approval.other-content'));
    const expected = approvalExpected(services, environment, found, stored.plan);
    return toSign(config.current(), caller, expected, clock());
  },
});

export type RequestToSignAsk = {
  readonly environment: EnvironmentKey;
  readonly ref: string;
  readonly lanes: 'all' | Lane;
  readonly only?: readonly string[];
  readonly origin?: Origin;
  /** A UUID of whoever asks: the request gets it, so that a signature is for one request. */
  readonly deploymentId: string;
};

/**
 * What a requester signs; `undefined` where the environment asks for no signature. Refusals: those of
 * `nameCommit`, `proof.no-line`, `proof.not-covered`.
 */
export const requestToSign = defineQuery({
  name: 'request-to-sign',
  action: 'deploys:read',
  on: ({ environment }: RequestToSignAsk) => onEnvironment(environment),
  async run(services, caller, ask: RequestToSignAsk): Promise<Result<ToSign | undefined, Reason>> {
    const { config, clock } = services;
    const environment = environmentOf(config.current(), ask.environment);
    if (!environment.settings.proof) return ok(undefined);
    const lanes: readonly Lane[] = ask.lanes === 'all' ? ['infrastructure', 'application'] : [ask.lanes];
    const chosen = chosenComponents(environment, { only: ask.only, lanes });
    if (!chosen.ok) return chosen;
    const [first] = chosen.value;
    const repository = first?.repository ?? '';
    const { environment: key, ref, origin } = ask;
    const named = origin
      ? await nameOfOrigin(services.db, { environment: key, components: chosen.value, origin, now: clock() })
      : await nameCommit(services.db, { repository, ref, now: clock() });
    if (!named.ok) return named;
    const deployment = {
      id: ask.deploymentId,
      commit: named.value.commit,
      runs: chosen.value.map(({ name: component, lane }) => ({ component, lane })),
    };
    const expected = requestExpected(services, environment, deployment);
    return toSign(config.current(), caller, expected, clock());
  },
});
