'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { caller } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { signingOf } from '#app/_server/signing.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { ToSignAnswer } from '#components/proof/signed-action.ts';
import type { DecisionState } from '#components/run/decision.tsx';
import { takeOver } from '#lib/commands/deployments/take-over.ts';
import { approveApplication, approveInfrastructure } from '#lib/commands/runs/approve.ts';
import {
  cancelUpdate as askToCancel,
  continueRollback as askToContinue,
} from '#lib/commands/runs/ask-aws.ts';
import { breakGlass } from '#lib/commands/runs/break-glass.ts';
import { cancelRun } from '#lib/commands/runs/cancel.ts';
import { closeApplication, closeInfrastructure } from '#lib/commands/runs/close.ts';
import { rejectApplication, rejectInfrastructure } from '#lib/commands/runs/reject.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { approvalToSign } from '#lib/queries/to-sign.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const decisionForm = z.object({
  environment: z.custom<EnvironmentKey>((value) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(String(value))),
  runId: z.string().min(1).max(64),
  lane: z.enum(['infrastructure', 'application']),
  content: z.string().max(128).default(''),
  comment: z.string().trim().max(500).optional(),
  proof: z.string().max(20_000).optional(),
  /** Of a form that closes the run. */
  as: z.enum(['succeeded', 'failed']).optional(),
  why: z.string().trim().max(500).optional(),
});
/** Logical ids of CloudFormation. */
const skipped = z.array(z.string().regex(/^[A-Za-z0-9]{1,255}$/)).max(200);
type DecisionForm = z.infer<typeof decisionForm>;
type Answer = { readonly ok: boolean; readonly error?: Reason };

export async function approve(_: DecisionState, form: FormData): Promise<DecisionState> {
  return answer(form, async (services, caller, { lane, ...args }) =>
    (lane === 'infrastructure' ? approveInfrastructure : approveApplication).ask(
      services,
      caller,
      withComment(args),
    ),
  );
}

/** What the approver's passkey signs for the plan that the form names. */
export async function approvalToSignFor(form: FormData): Promise<ToSignAnswer> {
  const [services, who, words] = await Promise.all([web(), caller(), wordsOfRequest()]);
  if (!who) return { refused: words('live.sessionEnded') };
  const asked = decisionForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return { refused: words('run.badForm') };
  const { environment, runId, content } = asked.data;
  try {
    const answer = await approvalToSign.ask(services, who, { environment, runId, content });
    return answer.ok ? signingOf(words, answer.value) : { refused: reasonWords(words, answer.error) };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}

export async function reject(_: DecisionState, form: FormData): Promise<DecisionState> {
  return answer(form, async (services, caller, { lane, ...args }) =>
    (lane === 'infrastructure' ? rejectInfrastructure : rejectApplication).ask(
      services,
      caller,
      withComment(args),
    ),
  );
}

export async function cancel(_: DecisionState, form: FormData): Promise<DecisionState> {
  return answer(form, (services, caller, { environment, runId }) =>
    cancelRun.ask(services, caller, { environment, runId }),
  );
}

export async function breakTheGlass(_: DecisionState, form: FormData): Promise<DecisionState> {
  return answer(form, (services, caller, { environment, runId, content, why = '' }) =>
    breakGlass.ask(services, caller, { environment, runId, content, why }),
  );
}

/** Goes to the request that takes the place of this one. */
export async function takeOverRun(_: DecisionState, form: FormData): Promise<DecisionState> {
  let number: number | undefined;
  const state = await answer(form, async (services, caller, { environment, runId, why = '' }) => {
    const taken = await takeOver.ask(services, caller, { environment, runId, why });
    if (taken.ok) number = taken.value.runs[0]?.number;
    return taken;
  });
  if (number !== undefined) redirect(`/deploys/${number}`);
  return state;
}

export async function cancelUpdate(_: DecisionState, form: FormData): Promise<DecisionState> {
  return answer(form, (services, caller, { environment, runId }) =>
    askToCancel.ask(services, caller, { environment, runId }),
  );
}

export async function continueRollback(_: DecisionState, form: FormData): Promise<DecisionState> {
  const skip = skipped.safeParse(form.getAll('skip'));
  return answer(form, async (services, caller, { environment, runId }) =>
    skip.success
      ? askToContinue.ask(services, caller, { environment, runId, skip: skip.data })
      : { ok: false, error: reason('run.no-such-resource') },
  );
}

export async function close(_: DecisionState, form: FormData): Promise<DecisionState> {
  return answer(form, async (services, caller, { environment, runId, lane, as, why }) =>
    as === undefined || !why
      ? { ok: false, error: reason('run.no-reason') }
      : (lane === 'infrastructure' ? closeInfrastructure : closeApplication).ask(services, caller, {
          environment,
          runId,
          as,
          why,
        }),
  );
}

/** Parses, asks as whoever is signed in, and puts a refusal into words. */
async function answer(
  form: FormData,
  decide: (services: Awaited<ReturnType<typeof web>>, caller: Caller, asked: DecisionForm) => Promise<Answer>,
): Promise<DecisionState> {
  const [services, who, words] = await Promise.all([web(), caller(), wordsOfRequest()]);
  // No redirect: the page would go, and what was typed with it.
  if (!who) return { refused: words('live.sessionEnded') };
  const asked = decisionForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return { refused: words('run.badForm') };
  try {
    const result = await decide(services, who, asked.data);
    refresh();
    return result.ok || !result.error ? {} : { refused: reasonWords(words, result.error) };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}

const withComment = <T extends { comment?: string | undefined; proof?: string | undefined }>({
  comment,
  proof,
  ...args
}: T) => ({
  ...args,
  ...(comment ? { comment } : {}),
  ...(proof ? { proof } : {}),
});
