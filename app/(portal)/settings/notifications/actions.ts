'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { ActState } from '#components/notifications/act-button.tsx';
import { acknowledgeHappening } from '#lib/commands/notifications/acknowledge.ts';
import { mutePlace, unmutePlace } from '#lib/commands/notifications/mute.ts';
import { sendMessageAgain, testReceiver } from '#lib/commands/notifications/test-receiver.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import type { Reason } from '#lib/domain/reason.ts';
import type { Result } from '#lib/domain/result.ts';
import { hours } from '#lib/domain/time.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const text = (most: number) => z.string().min(1).max(most);

/** One shape for all: what the form says is checked, done as whoever is signed in, and a refusal is told in words. */
async function act<Args, Answer>(
  form: FormData,
  shape: z.ZodType<Args>,
  command: Operation<WebServices, Args, Result<Answer, Reason>>,
): Promise<ActState> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  const asked = shape.safeParse(Object.fromEntries(form));
  if (!asked.success) return { refused: words('run.badForm') };
  try {
    const answer = await command.ask(services, caller, asked.data);
    if (!answer.ok) return { refused: reasonWords(words, answer.error) };
    refresh();
    return { done: true };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}

export async function acknowledge(_: ActState, form: FormData): Promise<ActState> {
  return act(form, z.object({ id: text(300), place: text(200) }), acknowledgeHappening);
}

export async function sendAgain(_: ActState, form: FormData): Promise<ActState> {
  return act(form, z.object({ id: text(64), place: text(200) }), sendMessageAgain);
}

export async function sendTest(_: ActState, form: FormData): Promise<ActState> {
  return act(form, z.object({ receiver: text(100) }), testReceiver);
}

export async function mute(_: ActState, form: FormData): Promise<ActState> {
  const shape = z
    .object({ on: text(200), hours: z.coerce.number().positive(), why: z.string().max(1_000) })
    .transform(({ on, why, ...each }) => ({ on, why, for: hours(each.hours) }));
  return act(form, shape, mutePlace);
}

export async function unmute(_: ActState, form: FormData): Promise<ActState> {
  return act(form, z.object({ id: text(64), on: text(200) }), unmutePlace);
}
