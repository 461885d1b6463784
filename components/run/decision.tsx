'use client';

import { type ReactNode, useActionState } from 'react';
import { safeAction } from '#components/live/safe-action.ts';
import { useKept } from '#components/live/use-kept.ts';
import { signedAction, type ToSignAnswer } from '#components/proof/signed-action.ts';
import { useWords } from '#components/words/use-words.ts';

export type DecisionState = { readonly refused?: string };
type Action = (before: DecisionState, form: FormData) => Promise<DecisionState>;

type Props = {
  readonly action: Action;
  readonly label: string;
  readonly look: 'primary' | 'plain' | 'danger';
  /** Named on submit, so that what is decided about is what was seen. */
  readonly fields: Readonly<Record<string, string>>;
  readonly comment?: string;
  /** Where the decision is signed: what a passkey signs. */
  readonly prepare?: (form: FormData) => Promise<ToSignAnswer>;
  /** Brings the focus here; what is decided still needs an Enter. */
  readonly shortcut?: string;
  /** Words and fields above the button. */
  readonly children?: ReactNode;
};

const LOOK = {
  primary: 'control control-primary',
  plain: 'control',
  danger: 'control control-danger',
} as const;

/** One decision: a button, perhaps a comment, and the refusal in words when it comes back. */
export function Decision({ action, label, look, fields, comment, children, prepare, shortcut }: Props) {
  const t = useWords();
  const typed = useKept(`comment ${label}`);
  const words = { noAnswer: t('live.noAnswer'), notDone: t('live.notDone') };
  const signed = prepare ? signedAction(prepare, action, t) : action;
  const [state, submit, busy] = useActionState(safeAction(signed, words, typed.forget), {});
  return (
    <form action={submit} className="grid gap-1.5">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {comment && (
        <label className="grid gap-1 text-second text-t2">
          {comment}
          <input
            name="comment"
            className="field"
            maxLength={500}
            autoComplete="off"
            value={typed.text}
            onChange={({ target }) => typed.write(target.value)}
          />
        </label>
      )}
      <button type="submit" className={LOOK[look]} disabled={busy} aria-keyshortcuts={shortcut}>
        {busy ? t(prepare ? 'run.signing' : 'run.sending') : label}
      </button>
      {state.refused && (
        <p role="alert" className="text-second text-failing-ink">
          {state.refused}
        </p>
      )}
    </form>
  );
}
