'use client';

import { useActionState, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { ApiToken } from '#lib/domain/access/token.ts';

export type EndState = { readonly refused?: string };
export type EndToken = (before: EndState, form: FormData) => Promise<EndState>;

/** Ends a token at the second press: whatever uses it stops working at once. */
export function RevokeToken({ token, end }: { readonly token: ApiToken; readonly end: EndToken }) {
  const t = useWords();
  const [sure, setSure] = useState(false);
  const [state, submit, busy] = useActionState(end, {});
  if (!sure)
    return (
      <button type="button" className="control" onClick={() => setSure(true)}>
        {t('tokens.revoke')}
        <span className="sr-only"> {token.name}</span>
      </button>
    );
  return (
    <form action={submit} className="grid gap-1">
      <input type="hidden" name="id" value={token.id} />
      <p className="text-second text-t2">{t('tokens.sure')}</p>
      <div className="flex gap-2">
        <button type="submit" className="control control-danger" disabled={busy}>
          {busy ? t('run.sending') : t('tokens.revokeNow', { name: token.name })}
        </button>
        <button type="button" className="control" onClick={() => setSure(false)}>
          {t('tokens.keep')}
        </button>
      </div>
      {state.refused && (
        <p role="alert" className="text-second text-failing-ink">
          {state.refused}
        </p>
      )}
    </form>
  );
}
