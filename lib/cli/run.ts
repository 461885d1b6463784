import { cancelUpdate, continueRollback } from '#lib/commands/runs/ask-aws.ts';
import { closeApplication, closeInfrastructure } from '#lib/commands/runs/close.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Reason } from '#lib/domain/reason.ts';
import type { Result } from '#lib/domain/result.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

export type CloseWish = { readonly as: string; readonly reason: string };

/** Ends a run that needs attention, as somebody who has looked says that it ended. */
export async function closeRun(
  context: CliContext,
  number: number,
  { as, reason: why }: CloseWish,
): Promise<ExitCode> {
  if (as !== 'succeeded' && as !== 'failed') {
    context.out.progress(`--as takes succeeded or failed, not ${JSON.stringify(as)}`);
    return EXIT.usage;
  }
  return withRun(context, number, ({ lane, ...place }) =>
    context.ask(lane === 'infrastructure' ? closeInfrastructure : closeApplication, { ...place, as, why }),
  );
}

/** Asks CloudFormation to give up what it executes for a run; the runner does it. */
export const cancelStackUpdate = (context: CliContext, number: number): Promise<ExitCode> =>
  withRun(context, number, ({ environment, runId }) => context.ask(cancelUpdate, { environment, runId }));

/** Asks CloudFormation to go on with a rollback that failed. @param skip logical ids that are left as they are */
export const continueStackRollback = (
  context: CliContext,
  number: number,
  skip: readonly string[],
): Promise<ExitCode> =>
  withRun(context, number, ({ environment, runId }) =>
    context.ask(continueRollback, { environment, runId, skip: [...skip] }),
  );

type Found = NonNullable<Awaited<ReturnType<typeof findRun.ask>>>;

async function withRun(
  { ask, out }: CliContext,
  number: number,
  act: (found: Found) => Promise<Result<Run, Reason>>,
): Promise<ExitCode> {
  const found = await ask(findRun, { number });
  if (!found) {
    out.line(`there is no run #${number}`);
    return EXIT.failed;
  }
  const answer = await act(found);
  if (!answer.ok) {
    out.line(`#${number}: ${reasonWords(translator('en'), answer.error)}`);
    out.result({ refused: answer.error });
    return EXIT.denied;
  }
  out.line(`#${number} ${answer.value.component}: ${answer.value.state}`);
  out.result(answer.value);
  return EXIT.ok;
}
