'use client';

import { type ReactNode, useActionState } from 'react';
import { useWords } from '#components/words/use-words.ts';

export type DeviceState = {
  readonly refused?: string;
  readonly decided?: 'confirmed' | 'refused';
};

/** Yes or no to a terminal that waits. It stays on the page when the terminal waits no more: what was decided is said here alone. */
export function DeviceDecision(props: {
  readonly code: string;
  /** Who asks; absent where no terminal waits with the code. */
  readonly waiting?: ReactNode;
  /** In place of the question where none waits. */
  readonly children: ReactNode;
  readonly decide: (before: DeviceState, form: FormData) => Promise<DeviceState>;
}) {
  const t = useWords();
  const [state, submit, busy] = useActionState(props.decide, {});
  if (state.decided)
    return (
      <p role="status" className="font-semibold">
        {t(`device.decided.${state.decided}`)}
      </p>
    );
  if (!props.waiting) return props.children;
  return (
    <>
      {props.waiting}
      <form action={submit} className="grid gap-2">
        <input type="hidden" name="code" value={props.code} />
        <div className="flex flex-wrap gap-2">
          <button
            type="submit"
            name="decision"
            value="confirmed"
            className="control control-primary"
            disabled={busy}
          >
            {busy ? t('run.sending') : t('device.confirm')}
          </button>
          <button type="submit" name="decision" value="refused" className="control" disabled={busy}>
            {t('device.refuse')}
          </button>
        </div>
        {state.refused && (
          <p role="alert" className="text-failing-ink">
            {state.refused}
          </p>
        )}
      </form>
    </>
  );
}
