import { approveApplication, approveInfrastructure } from '#lib/commands/runs/approve.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { runPage } from '#lib/queries/run-page.ts';
import { approvalToSign } from '#lib/queries/to-sign.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { signWithSsh } from './keys/sign.ts';
import { EXIT, type ExitCode } from './output.ts';
import { planLines } from './plan-lines.ts';

export type ApproveOptions = {
  readonly number: number;
  readonly signWith?: string;
  readonly comment?: string;
};

/** Prints the plan of a run and approves exactly it; signed with an SSH key where one is named. */
export async function approve(context: CliContext, options: ApproveOptions): Promise<ExitCode> {
  const { ask, out } = context;
  const page = await pageOf(context, options.number);
  const plan = page?.plan?.plan;
  if (!page || !plan) {
    out.line(`#${options.number} has no plan to approve.`);
    return EXIT.usage;
  }
  for (const line of planLines(page)) out.line(line);
  const { environment, run } = page;
  const args = { environment, runId: run.id, content: plan.content };
  const proof = await proofOf(context, page, options.signWith);
  const command = run.lane === 'infrastructure' ? approveInfrastructure : approveApplication;
  const answer = proof.ok
    ? await ask(command, {
        ...args,
        ...(options.comment ? { comment: options.comment } : {}),
        ...(proof.value ? { proof: proof.value } : {}),
      })
    : proof;
  if (!answer.ok) {
    out.line(`#${run.number}: ${reasonWords(translator('en'), answer.error)}`);
    out.result({ refused: answer.error });
    return EXIT.denied;
  }
  out.line(`#${run.number} is ${answer.value.state}.`);
  out.result(answer.value);
  return EXIT.ok;
}

export async function pageOf({ ask }: CliContext, number: number): Promise<RunPage | undefined> {
  const place = await ask(findRun, { number });
  return place && ask(runPage, { environment: place.environment, runId: place.runId });
}

async function proofOf(
  { ask, out }: CliContext,
  { environment, run, plan, proof }: RunPage,
  signWith: string | undefined,
): Promise<Result<string | undefined, Reason>> {
  if (!signWith) return proof.signed ? err(reason('proof.unsigned')) : ok(undefined);
  const content = plan?.plan.content ?? '';
  const answer = await ask(approvalToSign, { environment, runId: run.id, content });
  return answer.ok ? ok(signWithSsh(out, answer.value, signWith)) : answer;
}
