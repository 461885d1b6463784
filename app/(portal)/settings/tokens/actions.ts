'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { EndState } from '#components/tokens/revoke-token.tsx';
import type { MadeState } from '#components/tokens/token-form.tsx';
import { createToken } from '#lib/commands/tokens/create.ts';
import { revokeAnyToken, revokeToken } from '#lib/commands/tokens/revoke.ts';
import { ACTIONS, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const wish = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(ACTIONS)).max(ACTIONS.length),
  on: z.string().min(1).max(200),
  days: z.coerce.number().int(),
});

export async function makeToken(_: MadeState, form: FormData): Promise<MadeState> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  const asked = wish.safeParse({ ...Object.fromEntries(form), scopes: form.getAll('scope') });
  if (!asked.success) return { refused: words('run.badForm') };
  const { on, ...rest } = asked.data;
  try {
    const answer = await createToken.ask(services, caller, { ...rest, on: [on] });
    if (!answer.ok) return { refused: reasonWords(words, answer.error) };
    refresh();
    return { token: answer.value.token };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}

/** One's own, or as an admin anybody's. */
export async function endToken(_: EndState, form: FormData): Promise<EndState> {
  const [services, caller, words] = await Promise.all([web(), callerOrSignIn(), wordsOfRequest()]);
  const id = z.string().min(1).max(64).safeParse(form.get('id'));
  if (!id.success) return { refused: words('run.badForm') };
  const command = can(caller, 'tokens:revoke-any', PORTAL).allowed ? revokeAnyToken : revokeToken;
  try {
    const answer = await command.ask(services, caller, { id: id.data });
    if (!answer.ok) return { refused: reasonWords(words, answer.error) };
    refresh();
    return {};
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}
