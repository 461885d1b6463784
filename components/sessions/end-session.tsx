'use client';

import { useActionState } from 'react';
import { useWords } from '#components/words/use-words.ts';

export type EndedState = { readonly refused?: string };
export type EndSession = (before: EndedState, form: FormData) => Promise<EndedState>;

/** Ends a session elsewhere: whoever sits there is asked to sign in again. */
export function EndOneSession(props: { readonly id: string; readonly of: string; readonly end: EndSession }) {
  const t = useWords();
  const [state, submit, busy] = useActionState(props.end, {});
  return (
    <form action={submit}>
      <input type="hidden" name="id" value={props.id} />
      <button type="submit" className="control" disabled={busy}>
        {busy ? t('sessions.ending') : t('sessions.end')}
        <span className="sr-only"> {props.of}</span>
      </button>
      {state.refused && (
        <p role="alert" className="text-second text-failing-ink">
          {state.refused}
        </p>
      )}
    </form>
  );
}
