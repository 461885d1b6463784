import { z } from 'zod';
import type { CommandServices } from '#lib/commands/define.ts';
import {
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import { pushEvent } from '#lib/commands/events/push.ts';
import { startEnrollment } from '#lib/commands/keys/enroll.ts';
import { startLine, stopLine } from '#lib/commands/line/stop.ts';
import { approveApplication, approveInfrastructure } from '#lib/commands/runs/approve.ts';
import { cancelUpdate, continueRollback } from '#lib/commands/runs/ask-aws.ts';
import { breakGlass } from '#lib/commands/runs/break-glass.ts';
import { closeApplication, closeInfrastructure } from '#lib/commands/runs/close.ts';
import { pushSnapshot } from '#lib/commands/snapshots/push.ts';
import { createToken } from '#lib/commands/tokens/create.ts';
import { revokeAnyToken, revokeToken } from '#lib/commands/tokens/revoke.ts';
import { ACTIONS, type Target } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import { MOST_TOKEN_DAYS } from '#lib/domain/access/token.ts';
import { type EnvironmentKey, parseEnvironmentKey } from '#lib/domain/environment.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import { MOST_PUSH_BODY_BYTES } from '#lib/domain/membership/pushed.ts';
import { instant } from '#lib/domain/time.ts';
import { architecture } from '#lib/queries/architecture.ts';
import { auditAnchors } from '#lib/queries/audit-anchors.ts';
import { auditEntries } from '#lib/queries/audit-entries.ts';
import type { QueryServices } from '#lib/queries/define.ts';
import { deploymentProgress } from '#lib/queries/deployment-progress.ts';
import { diagnosePage } from '#lib/queries/diagnose-page.ts';
import { discover } from '#lib/queries/discover.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { keyEnrollment } from '#lib/queries/key-enrollment.ts';
import { linePage } from '#lib/queries/line.ts';
import { organizationAccounts } from '#lib/queries/organization-accounts.ts';
import { portalProcesses } from '#lib/queries/portal-processes.ts';
import { costReading, logGroupsReading } from '#lib/queries/reading.ts';
import { runPage } from '#lib/queries/run-page.ts';
import { signedPlan } from '#lib/queries/signed-plan.ts';
import { approvalToSign, requestToSign } from '#lib/queries/to-sign.ts';
import { tokens } from '#lib/queries/tokens.ts';

export type RemoteServices = QueryServices & CommandServices;

/** An operation that a command line far away may ask for by name: `POST /api/ask/<name>` with its arguments as JSON. */
export type RemoteOperation = {
  readonly name: string;
  /** Of its arguments as JSON, where they are more than a few words. */
  readonly mostBytes?: number;
  /** Refuses bad arguments with words for each; else a question that waits to be asked. */
  readonly read: (args: unknown) =>
    | { readonly problems: string }
    | {
        readonly target: Target;
        readonly ask: (services: RemoteServices, caller: Caller) => Promise<unknown>;
      };
};

function remote<Args, Answer>(
  operation: Operation<RemoteServices, Args, Answer>,
  schema: z.ZodType<Args>,
  mostBytes?: number,
): readonly [string, RemoteOperation] {
  const { name } = operation;
  return [
    name,
    {
      name,
      ...(mostBytes === undefined ? {} : { mostBytes }),
      read(args) {
        const parsed = schema.safeParse(args);
        if (!parsed.success) return { problems: z.prettifyError(parsed.error) };
        return {
          target: operation.on(parsed.data),
          ask: (services, caller) => operation.ask(services, caller, parsed.data),
        };
      },
    },
  ];
}

const environment = z.custom<EnvironmentKey>(
  (text) => typeof text === 'string' && parseEnvironmentKey(text) !== undefined,
  'write <system>/<environment>',
);
const count = z.number().int().min(0);
const ref = z.string().trim().min(1).max(200);
const proof = z.string().max(20_000);
const deploymentId = z.uuid();
const only = z.array(z.string().min(1).max(80)).min(1).max(100);
const origin = z.strictObject({ kind: z.enum(['promote', 'roll-back']), run: z.number().int().min(1) });
const request = z.strictObject({
  environment,
  ref,
  only: z.exactOptional(only),
  origin: z.exactOptional(origin),
  signed: z.exactOptional(z.strictObject({ deploymentId, proof })),
});
const ofRun = { environment, runId: z.string().min(1).max(64) };
const content = z.string().max(128);
const approval = z.strictObject({
  ...ofRun,
  content,
  comment: z.exactOptional(z.string().max(2_000)),
  proof: z.exactOptional(proof),
});
const said = z.string().trim().min(1).max(500);
const closing = z.strictObject({
  ...ofRun,
  as: z.enum(['succeeded', 'failed']),
  why: z.string().trim().min(1).max(500),
});
const ended = z.strictObject({ id: z.string().min(1).max(64) });

/** Everything that `lib/cli` asks, with the shape of its arguments. What is not in here cannot be asked from outside. */
export const REMOTE_OPERATIONS: ReadonlyMap<string, RemoteOperation> = new Map([
  remote(portalProcesses, z.strictObject({})),
  remote(requestDeployment, request),
  remote(requestInfrastructure, request),
  remote(requestApplication, request),
  remote(
    requestToSign,
    z.strictObject({
      environment,
      ref,
      lanes: z.enum(['all', 'infrastructure', 'application']),
      only: z.exactOptional(only),
      origin: z.exactOptional(origin),
      deploymentId,
    }),
  ),
  remote(startEnrollment, z.strictObject({})),
  remote(keyEnrollment, z.strictObject({ code: z.string().max(64) })),
  remote(signedPlan, z.strictObject(ofRun)),
  remote(runPage, z.strictObject(ofRun)),
  remote(approvalToSign, z.strictObject({ ...ofRun, content })),
  remote(approveInfrastructure, approval),
  remote(approveApplication, approval),
  remote(deploymentProgress, z.strictObject({ environment, id: z.string().min(1).max(64), after: count })),
  remote(costReading, z.strictObject({ environment })),
  remote(diagnosePage, z.strictObject({ environment })),
  remote(logGroupsReading, z.strictObject({ environment })),
  remote(
    architecture,
    z.strictObject({
      environment,
      view: z.enum(SCENE_VIEWS),
      // The plan that waits or ran last: the command line names none.
      change: z.exactOptional(z.strictObject({})),
    }),
  ),
  remote(auditAnchors, z.strictObject({ limit: count })),
  remote(auditEntries, z.strictObject({ after: count, limit: count.max(1_000) })),
  remote(findRun, z.strictObject({ number: count })),
  remote(closeInfrastructure, closing),
  remote(closeApplication, closing),
  remote(breakGlass, z.strictObject({ ...ofRun, content, why: said })),
  remote(linePage, z.strictObject({})),
  remote(stopLine, z.strictObject({ why: said })),
  remote(startLine, z.strictObject({ why: said })),
  remote(cancelUpdate, z.strictObject(ofRun)),
  remote(
    continueRollback,
    z.strictObject({ ...ofRun, skip: z.array(z.string().regex(/^[A-Za-z0-9]{1,255}$/)).max(200) }),
  ),
  remote(
    organizationAccounts,
    z.strictObject({
      role: z.string().max(600),
      externalId: z.exactOptional(z.string().max(1_224)),
    }),
  ),
  remote(
    discover,
    z.strictObject({
      account: z.string().max(12),
      region: z.string().max(40),
      role: z.string().max(600),
      externalId: z.exactOptional(z.string().max(1_224)),
      after: z.exactOptional(z.string().max(1_024)),
    }),
  ),
  remote(
    pushEvent,
    z.strictObject({
      environment,
      title: z.string().trim().min(1).max(120),
      at: z.exactOptional(z.number().int().min(0).transform(instant)),
      who: z.exactOptional(z.string().trim().min(1).max(120)),
      commit: z.exactOptional(z.string().regex(/^[0-9a-f]{7,64}$/, 'write a commit: 7 to 64 hex digits')),
      link: z.exactOptional(z.url({ protocol: /^https$/ }).max(500)),
    }),
  ),
  remote(
    pushSnapshot,
    z.strictObject({
      environment,
      name: z.string().min(1).max(80),
      terraformVersion: z.string().max(40),
      state: z.looseObject({}),
    }),
    MOST_PUSH_BODY_BYTES,
  ),
  remote(tokens, z.strictObject({})),
  remote(
    createToken,
    z.strictObject({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(z.enum(ACTIONS)).max(ACTIONS.length),
      on: z.array(z.string().max(200)).max(50),
      days: z.number().int().min(1).max(MOST_TOKEN_DAYS),
    }),
  ),
  remote(revokeToken, ended),
  remote(revokeAnyToken, ended),
]);
