import { chosenComponents } from '#lib/config/chosen-components.ts';
import type { ConfiguredComponent } from '#lib/config/components.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { NotAllowed, type Operation } from '#lib/domain/access/operation.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { mayDeploy } from '#lib/releases/may-deploy.ts';
import { nameOfOrigin } from '#lib/releases/named-origin.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { lockWaitingRuns } from '#lib/store/promotions.ts';
import { type KnownCommit, nameCommit } from '#lib/store/repository-refs.ts';
import { insertDeployment, moveRun } from '#lib/store/run-moves.ts';
import { type CommandServices, defineCommand } from '../define.ts';

import { mayNotRequest } from './may-not-request.ts';
import type { RequestArgs } from './request-args.ts';

/** `knownAt`: when a runner last read the repository, which a branch's newest commit is as of. */
export type Requested = Deployment & { readonly knownAt: Instant };
export type RequestAnswer = Result<Requested, Reason>;
type RequestCommand = Operation<CommandServices, RequestArgs, RequestAnswer>;

/** Asks for components of the infrastructure lane alone: `--tf-only`. */
export const requestInfrastructure = request('deployment.request-infrastructure', ['infrastructure']);
/** Asks for components of the application lane alone: `--sam-only`. */
export const requestApplication = request('deployment.request-application', ['application']);
/** Asks for components of any lane: needs the right for infrastructure too where one is of it. */
export const requestDeployment = request('deployment.request', ['infrastructure', 'application']);

/**
 * A deployment of one commit with a run a component. Newer requests take the place of older ones that nobody works on
 * yet. Refusals: those of `chosenComponents` and `nameCommit`, `deploy.ref-not-allowed`, `deploy.not-promoted`, and those
 * of `lib/proof` where a signature is asked for, and those of `nameOfOrigin`.
 */
function request(name: string, lanes: readonly Lane[]): RequestCommand {
  const action: Action = lanes.includes('application')
    ? 'deploys:request-application'
    : 'deploys:request-infrastructure';
  return defineCommand<RequestArgs, RequestAnswer>({
    name,
    action,
    on: ({ environment }) => onEnvironment(environment),
    async run(services, caller, { environment: key, ref, only, origin, why: taken, signed }) {
      const environment = environmentOf(services.config.current(), key);
      const chosen = chosenComponents(environment, { only, lanes });
      if (!chosen.ok) {
        await auditRefusal(services, caller, name, key, chosen.error, ref);
        return chosen;
      }
      const components = chosen.value;
      if (components.some(({ lane }) => lane === 'infrastructure')) {
        const decision = can(caller, 'deploys:request-infrastructure', onEnvironment(key));
        if (!decision.allowed) {
          await auditRefusal(services, caller, name, key, decision.reason, ref);
          throw new NotAllowed(decision.reason);
        }
      }
      const repository = components[0]?.repository ?? '';
      const now = services.clock();
      const named = origin
        ? await nameOfOrigin(services.db, { environment: key, components, origin, now })
        : await nameCommit(services.db, { repository, ref, now });
      if (!named.ok) {
        await auditRefusal(services, caller, name, key, named.error, ref);
        return named;
      }
      const { commit } = named.value;
      const why =
        (await mayDeploy(services.db, components, named.value)) ??
        (environment.settings.proof
          ? await mayNotRequest(services, caller, environment, { components, commit, signed })
          : undefined);
      if (why) {
        await auditRefusal(services, caller, name, key, why, ref);
        return err(why);
      }
      const accepted = { environment: key, repository, components, named: named.value, name };
      return ok(
        await write(services, caller, {
          ...accepted,
          ...(origin ? { origin } : {}),
          ...(taken ? { why: taken } : {}),
          ...(environment.settings.proof && signed ? { signed } : {}),
        }),
      );
    },
  });
}

type Accepted = {
  readonly environment: EnvironmentKey;
  readonly repository: string;
  readonly components: readonly ConfiguredComponent[];
  readonly named: KnownCommit;
  readonly name: string;
  readonly origin?: Origin;
  readonly why?: string;
  readonly signed?: NonNullable<RequestArgs['signed']>;
};

async function write(
  { db, clock, ids, queue }: CommandServices,
  caller: Caller,
  { environment, repository, components, named, name, origin, why, signed }: Accepted,
): Promise<Requested> {
  const at = clock();
  return db.transaction(async (tx) => {
    const names = components.map((each) => each.name);
    const replaced = (await Promise.all(names.map((each) => lockWaitingRuns(tx, environment, each)))).flat();
    const { commit, subject, ref } = named;
    const deployment = await insertDeployment(
      tx,
      {
        ...{ id: signed?.deploymentId ?? ids(), environment, repository, commit, subject, ref },
        ...{ requestedBy: caller.id, requestedAt: at },
        ...(signed ? { proof: signed.proof } : {}),
        ...(origin ? { origin } : {}),
      },
      components.map(({ name: component, tool, lane, needs }) => ({
        ...{ id: ids(), component, tool, lane },
        needs: needs.filter((each) => names.includes(each)),
      })),
      // Said on both: the older ones name these.
      replaced.length === 0
        ? undefined
        : runNote('takes-place', { numbers: replaced.map(({ number }) => `#${number}`).join(', ') }),
    );
    const numbers = deployment.runs.map((each) => `#${each.number}`).join(', ');
    for (const { id } of replaced) {
      await moveRun(tx, id, {
        to: 'superseded',
        at,
        actor: caller.id,
        note: why
          ? runNote('taken-over', { numbers, name: caller.id, why })
          : runNote('replaced', { numbers }),
      });
    }
    await appendAudit(tx, {
      at,
      actor: caller.id,
      via: caller.via,
      action: origin ? `deployment.${origin.kind}` : name,
      target: environment,
      outcome: 'done',
      details: {
        ...{ commit, ref, components: names.join(', '), runs: numbers, superseded: replaced.length },
        ...(origin ? { from: `#${origin.run}` } : {}),
        ...(why ? { why, takenOver: replaced.map(({ number }) => `#${number}`).join(', ') } : {}),
      },
    });
    for (const run of deployment.runs) await queue.ring(tx, run.id);
    return { ...deployment, knownAt: named.knownAt };
  });
}

async function auditRefusal(
  { db, clock }: CommandServices,
  caller: Caller,
  action: string,
  target: string,
  why: Reason,
  ref: string,
): Promise<void> {
  await appendAudit(db, {
    at: clock(),
    actor: caller.id,
    via: caller.via,
    action,
    target,
    outcome: 'denied',
    details: { reason: why.code, ref: ref.slice(0, 200) },
  });
}
