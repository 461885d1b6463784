import { setTimeout as wait } from 'node:timers/promises';
import { findRun } from '#lib/queries/find-run.ts';
import type { CliContext } from '../context.ts';
import { askToDeploy, type DeployOptions, proceed } from '../deploy.ts';
import { EXIT, type ExitCode } from '../output.ts';

export type ReleaseCall = {
  readonly environment: string;
  /** Full hash: a branch could be another commit by the time it is asked for. */
  readonly commit: string;
  /** The bytes of this run, in place of building the commit. */
  readonly fromRun?: number;
  readonly only?: readonly string[];
  /** Wait for approvals instead of ending with exit code 3. */
  readonly wait: boolean;
  /** For how long a portal that has not read the commit yet is asked again. */
  readonly knownWithinMs: number;
  readonly againMs: number;
};

const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** What a runner that reads the repository again may mend. */
const NOT_READ: ReadonlySet<string> = new Set(['deploy.unknown-ref', 'deploy.repository-unread']);

/**
 * From a pipeline: has the portal build a commit and deploy it, or give an environment the bytes of a run, and follows it to its end.
 * A job starts within seconds of its push, so a commit that the portal has not read yet is asked for again.
 */
export async function ciRelease(context: CliContext, call: ReleaseCall): Promise<ExitCode> {
  const { environment, commit, fromRun, only } = call;
  if (!HASH.test(commit)) throw new Error(`${commit}: write the whole hash of the commit`);
  const options: DeployOptions = {
    ...{ environment, lane: 'all', wait: call.wait, local: false },
    ref: fromRun === undefined ? commit : String(fromRun),
    ...(only ? { only } : {}),
    ...(fromRun === undefined ? {} : { origin: { kind: 'promote', run: fromRun } }),
  };
  // The bytes of a run are those of its commit: the pipeline of another one would deploy something else than it says.
  const run = fromRun === undefined ? undefined : await context.ask(findRun, { number: fromRun });
  if (fromRun !== undefined && run?.commit !== commit) {
    const what = run ? `deployed ${run.commit.slice(0, 12)}, and not ${commit.slice(0, 12)}` : 'is not there';
    context.out.line(`run #${fromRun} ${what}`);
    context.out.result({ refused: { code: 'release.not-this-commit' } });
    return EXIT.denied;
  }
  const until = context.clock() + call.knownWithinMs;
  for (;;) {
    const answer = await askToDeploy(context, options);
    const comesYet = !answer.ok && NOT_READ.has(answer.error.code) && context.clock() < until;
    if (!comesYet) return proceed(context, options, answer);
    if (context.signal.aborted) return EXIT.waiting;
    context.out.progress(`the portal has not read ${commit.slice(0, 7)} yet; asked again`);
    await wait(call.againMs, undefined, { signal: context.signal }).catch(() => undefined);
  }
}
