'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { caller } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { DecisionState } from '#components/run/decision.tsx';
import { approveRequest } from '#lib/commands/deployments/approve.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const reviewForm = z.object({
  environment: z.custom<EnvironmentKey>((value) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(String(value))),
  deploymentId: z.string().min(1).max(64),
  review: z.string().max(128),
  comment: z.string().trim().max(500).optional(),
});

/** Agrees to every plan of the request that waits; what was left is said with why. */
export async function approveReview(_: DecisionState, form: FormData): Promise<DecisionState> {
  const [services, who, words] = await Promise.all([web(), caller(), wordsOfRequest()]);
  // No redirect: the page would go, and what was typed with it.
  if (!who) return { refused: words('live.sessionEnded') };
  const asked = reviewForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return { refused: words('run.badForm') };
  const { comment, ...args } = asked.data;
  try {
    const answer = await approveRequest.ask(services, who, { ...args, ...(comment ? { comment } : {}) });
    refresh();
    if (!answer.ok) return { refused: reasonWords(words, answer.error) };
    const { left } = answer.value;
    return left.length === 0
      ? {}
      : { refused: left.map(({ run, why }) => `#${run}: ${reasonWords(words, why)}`).join(' ') };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}
