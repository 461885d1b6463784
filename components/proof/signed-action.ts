import type { Translate } from '#lib/words/translate.ts';
import { type Signing, signWithPasskey } from './sign.ts';

/** What is to be signed, made by the server for this very person; nothing where no signature is asked for. */
export type ToSignAnswer =
  | { readonly refused: string }
  | { readonly signing?: Signing; readonly fields: Readonly<Record<string, string>> };

type Refusable = { readonly refused?: string };
type Action<State> = (before: State, form: FormData) => Promise<State>;

/** An action whose form carries a passkey's signature: prepared by the server, signed in the browser, sent. */
export function signedAction<State extends Refusable>(
  prepare: (form: FormData) => Promise<ToSignAnswer>,
  action: Action<State>,
  t: Translate,
): Action<State> {
  return async (before, form) => {
    const prepared = await prepare(form);
    if ('refused' in prepared) return { ...before, refused: prepared.refused };
    for (const [name, value] of Object.entries(prepared.fields)) form.set(name, value);
    if (prepared.signing) {
      try {
        form.set('proof', await signWithPasskey(prepared.signing));
      } catch (error) {
        // The person said no, or has no such key at hand: the browser's own words.
        const cause = error instanceof Error ? error.message : String(error);
        return { ...before, refused: t('run.noSignature', { cause }) };
      }
    }
    return action(before, form);
  };
}
