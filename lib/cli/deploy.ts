import { randomUUID } from 'node:crypto';
import {
  type RequestAnswer,
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import type { RequestArgs } from '#lib/commands/deployments/request-args.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Presence } from '#lib/domain/silence.ts';
import { toIso } from '#lib/domain/time.ts';
import { deploymentProgress } from '#lib/queries/deployment-progress.ts';
import { requestToSign } from '#lib/queries/to-sign.ts';
import { ageWords } from '#lib/words/duration.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { signWithSsh } from './keys/sign.ts';
import { EXIT, type ExitCode } from './output.ts';

export type DeployOptions = {
  readonly environment: string;
  readonly lane: 'all' | 'infrastructure' | 'application';
  /** Names of components; all of the lane where none is named. */
  readonly only?: readonly string[];
  /** Branch, tag or commit; the run where there is an origin. */
  readonly ref: string;
  /** The bytes of a run in place of a commit that is named. */
  readonly origin?: Origin;
  /** Wait for approvals instead of ending with exit code 3. */
  readonly wait: boolean;
  /** A runner in this process does the work, and ends with it. */
  readonly local: boolean;
  /** An SSH key that signs the request, where the environment asks for it. */
  readonly signWith?: string;
};

const REQUESTS = {
  all: requestDeployment,
  infrastructure: requestInfrastructure,
  application: requestApplication,
};
const LOOK_AT_LEAST_EVERY_MS = 2_000;

/** Requests a deploy and follows it: each state and log line as it comes. Ctrl-C leaves it running. */
export async function deploy(context: CliContext, options: DeployOptions): Promise<ExitCode> {
  return proceed(context, options, await askToDeploy(context, options));
}

/** Requests a deploy, and no more. */
export async function askToDeploy(context: CliContext, options: DeployOptions): Promise<RequestAnswer> {
  const environment = await context.environment(options.environment);
  const signed = options.signWith
    ? await signedRequest(context, environment, options, options.signWith)
    : ok({});
  if (!signed.ok) return signed;
  return context.ask(REQUESTS[options.lane], {
    environment,
    ref: options.ref,
    ...(options.only ? { only: options.only } : {}),
    ...(options.origin ? { origin: options.origin } : {}),
    ...signed.value,
  });
}

/** Says what came of a request, and follows it where it was taken. */
export async function proceed(
  context: CliContext,
  options: DeployOptions,
  answer: RequestAnswer,
): Promise<ExitCode> {
  const { out } = context;
  if (!answer.ok) {
    out.line(`${options.environment}: ${reasonWords(translator('en'), answer.error)}`);
    out.result({ refused: answer.error });
    return EXIT.denied;
  }
  const { environment, commit, subject, knownAt } = answer.value;
  const age = ageWords(translator('en'), Math.max(0, Date.now() - knownAt));
  const from = options.origin
    ? `run #${options.origin.run}`
    : `${options.ref} as a runner read it ${age} ago`;
  out.line(`${environment} ${commit.slice(0, 7)} ${subject} (${from})`);
  return follow(context, answer.value, options);
}

/** The request's signature; nothing where the environment asks for none. */
async function signedRequest(
  { ask, out }: CliContext,
  environment: EnvironmentKey,
  { ref, lane, only, origin }: DeployOptions,
  keyFile: string,
): Promise<Result<Pick<RequestArgs, 'signed'>, Reason>> {
  const deploymentId = randomUUID();
  const answer = await ask(requestToSign, {
    ...{ environment, ref, lanes: lane, deploymentId },
    ...(only ? { only } : {}),
    ...(origin ? { origin } : {}),
  });
  if (!answer.ok) return answer;
  if (!answer.value) return ok({});
  return ok({ signed: { deploymentId, proof: signWithSsh(out, answer.value, keyFile) } });
}

/** States in which only a person can move the run on. */
const FOR_A_PERSON: readonly Run['state'][] = ['awaiting-approval', 'needs-attention'];

async function follow(
  context: CliContext,
  requested: Deployment,
  { wait, local }: DeployOptions,
): Promise<ExitCode> {
  const { out, signal } = context;
  const { environment, id } = requested;
  const said = new Map<string, string>();
  let after = 0;
  let saidOfRunner: string | undefined;
  while (!signal.aborted) {
    const progress = await context.ask(deploymentProgress, { environment, id, after });
    if (!progress) throw new Error(`deployment ${id} is gone`);
    for (const { seq, line } of progress.log) {
      out.progress(`    ${line}`);
      after = Math.max(after, seq);
    }
    const { runs } = progress.deployment;
    for (const run of runs) {
      if (said.get(run.id) === run.state) continue;
      said.set(run.id, run.state);
      out.line(
        `#${run.number} ${run.component}: ${run.state}${run.failure ? ` — ${run.failure.cause}` : ''}`,
      );
    }
    const ended = runs.every((run) => isFinal(run.state));
    const silence = ended ? undefined : silenceWords(progress.runner);
    if (silence !== saidOfRunner && (silence ?? saidOfRunner) !== undefined)
      out.line(silence ?? 'a runner answers again');
    saidOfRunner = silence;
    const waiting = runs.some((run) => FOR_A_PERSON.includes(run.state)) && !runs.some(isMoving);
    if (ended || (waiting && !wait)) {
      out.result({ ...progress.deployment, ended });
      return exitOf(runs);
    }
    await context.nextNotice(['run', 'run-log'], LOOK_AT_LEAST_EVERY_MS);
  }
  out.line(
    local
      ? `${environment}: what is being applied ends first; the rest waits for a runner.`
      : `${environment} goes on without this terminal; the portal shows it.`,
  );
  return EXIT.waiting;
}

/** Nobody moves the runs on: since when, and that nothing has to be done again. */
function silenceWords(runner: Presence): string | undefined {
  switch (runner.state) {
    case 'reporting':
      return undefined;
    case 'never':
      return 'no runner has reported yet; runs start by themselves when one does';
    case 'silent':
      return `no runner has answered since ${toIso(runner.since)}; runs go on by themselves when one is back`;
  }
}

const isMoving = ({ state }: Run): boolean =>
  state === 'planning' ||
  state === 'planned' ||
  state === 'approved' ||
  state === 'applying' ||
  state === 'verifying' ||
  state === 'rolling-back';

function exitOf(runs: readonly Run[]): ExitCode {
  if (runs.every(({ state }) => state === 'succeeded' || state === 'no-change')) return EXIT.ok;
  return runs.every(({ state }) => !isFinal(state) || state === 'succeeded' || state === 'no-change')
    ? EXIT.waiting
    : EXIT.failed;
}
