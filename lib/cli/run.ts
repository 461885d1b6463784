import { cancelUpdate, continueRollback } from '#lib/commands/runs/ask-aws.ts';
import { breakGlass } from '#lib/commands/runs/break-glass.ts';
import { closeApplication, closeInfrastructure } from '#lib/commands/runs/close.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Reason } from '#lib/domain/reason.ts';
import type { Result } from '#lib/domain/result.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { pageOf } from './approve.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';
import { planLines } from './plan-lines.ts';
import { refusedWith } from './refused.ts';

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
  return withRun(context, number, ({ lane, environment, runId }) =>
    context.ask(lane === 'infrastructure' ? closeInfrastructure : closeApplication, {
      environment,
      runId,
      as,
      why,
    }),
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

/** Lets the plan of a run pass a freeze or a stopped line, as one of the two people that it takes. */
export async function breakGlassFor(context: CliContext, number: number, why: string): Promise<ExitCode> {
  const { ask, out } = context;
  const page = await pageOf(context, number);
  const content = page?.plan?.plan.content;
  if (!page || content === undefined) {
    out.line(`#${number} has no plan to let through.`);
    return EXIT.usage;
  }
  for (const line of planLines(page)) out.line(line);
  const answer = await ask(breakGlass, { environment: page.environment, runId: page.run.id, content, why });
  if (!answer.ok) return refusedWith(context, `#${number}`, answer.error);
  const { given, needed, broken } = answer.value;
  out.line(`#${number}: ${given.length} of ${needed} people; ${broken ? 'it passes' : 'one more is needed'}`);
  out.result(answer.value);
  return broken ? EXIT.ok : EXIT.waiting;
}

type Found = NonNullable<Awaited<ReturnType<typeof findRun.ask>>>;

async function withRun(
  context: CliContext,
  number: number,
  act: (found: Found) => Promise<Result<Run, Reason>>,
): Promise<ExitCode> {
  const { ask, out } = context;
  const found = await ask(findRun, { number });
  if (!found) {
    out.line(`there is no run #${number}`);
    return EXIT.failed;
  }
  const answer = await act(found);
  if (!answer.ok) return refusedWith(context, `#${number}`, answer.error);
  out.line(`#${number} ${answer.value.component}: ${answer.value.state}`);
  out.result(answer.value);
  return EXIT.ok;
}
