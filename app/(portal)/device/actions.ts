'use server';

import { z } from 'zod';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { DeviceState } from '#components/tokens/device-decision.tsx';
import { decideDeviceLogin } from '#lib/commands/device-logins/decide.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const decisionForm = z.object({ code: z.string().max(20), decision: z.enum(['confirmed', 'refused']) });

/** Lets a terminal in, or sends it away. */
export async function decideDevice(_: DeviceState, form: FormData): Promise<DeviceState> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  const asked = decisionForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return { refused: words('run.badForm') };
  try {
    const answer = await decideDeviceLogin.ask(services, caller, asked.data);
    return answer.ok ? { decided: asked.data.decision } : { refused: reasonWords(words, answer.error) };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}
