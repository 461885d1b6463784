'use server';

import { z } from 'zod';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { MadeState } from '#components/proof/make-passkey.tsx';
import { finishEnrollment } from '#lib/commands/keys/enroll.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const text = z.string().max(8_000);
/** What is verified, and no more of what a browser sends. */
const registration = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: text, attestationObject: text }),
});

/** Takes what the browser made for this code. */
export async function finish(code: string, answer: string): Promise<MadeState> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  try {
    const parsed = registration.safeParse(JSON.parse(answer));
    if (!parsed.success) return { refused: words('run.badForm') };
    const response = { ...parsed.data, clientExtensionResults: {} };
    const made = await finishEnrollment.ask(services, caller, { code: code.slice(0, 64), response });
    return made.ok ? { made: true } : { refused: reasonWords(words, made.error) };
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: words('run.badForm') };
    return { refused: refusal(words, error) };
  }
}
