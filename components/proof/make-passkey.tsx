'use client';

import { KeyRound } from 'lucide-react';
import { useActionState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { type NewPasskey, newPasskey } from './new-passkey.ts';

export type MadeState = { readonly refused?: string; readonly made?: boolean };

type Props = {
  readonly code: string;
  readonly options: NewPasskey;
  /** Answered before. */
  readonly made: boolean;
  readonly finish: (code: string, answer: string) => Promise<MadeState>;
};

/** Makes a passkey on this machine or a security key; the private half never leaves it. */
export function MakePasskey({ code, options, made, finish }: Props) {
  const t = useWords();
  const [state, submit, busy] = useActionState(async (): Promise<MadeState> => {
    try {
      return await finish(code, await newPasskey(options));
    } catch (error) {
      return {
        refused: t('run.noSignature', { cause: error instanceof Error ? error.message : String(error) }),
      };
    }
  }, {});
  if (made || state.made)
    return (
      <p role="status" className="max-w-2xl">
        {t('passkey.made')}
      </p>
    );
  return (
    <form action={submit} className="grid max-w-2xl justify-items-start gap-2">
      <button type="submit" className="control control-primary" disabled={busy}>
        <KeyRound size={14} aria-hidden="true" /> {busy ? t('run.signing') : t('passkey.make')}
      </button>
      {state.refused && (
        <p role="alert" className="text-failing-ink">
          {state.refused}
        </p>
      )}
    </form>
  );
}
