'use client';

import { useActionState } from 'react';
import { useWords } from '#components/words/use-words.ts';

export type ActState = { readonly refused?: string; readonly done?: true };
export type Act = (before: ActState, form: FormData) => Promise<ActState>;

/** One press, one thing done; what was refused stands below with its reason. */
export function ActButton(props: {
  readonly act: Act;
  readonly fields: Readonly<Record<string, string>>;
  readonly word: string;
  /** What it is about, for who does not see the row. */
  readonly about: string;
  /** Said once it is done, where the row does not change by itself. */
  readonly doneWord?: string;
}) {
  const { act, fields, word, about, doneWord } = props;
  const t = useWords();
  const [state, submit, busy] = useActionState(act, {});
  return (
    <form action={submit} className="grid justify-items-start gap-1">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="control" disabled={busy}>
        {busy ? t('run.sending') : word}
        <span className="sr-only"> {about}</span>
      </button>
      {state.done && doneWord && (
        <p role="status" className="text-second text-t2">
          {doneWord}
        </p>
      )}
      {state.refused && (
        <p role="alert" className="text-second text-failing-ink">
          {state.refused}
        </p>
      )}
    </form>
  );
}
