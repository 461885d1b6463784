'use client';

import { useActionState } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import { MOST_TOKEN_DAYS, TOKEN_SCOPES, USUAL_TOKEN_DAYS } from '#lib/domain/access/token.ts';

export type MadeState = {
  readonly refused?: string;
  /** Shown until the page is left, and never again. */
  readonly token?: string;
};

/** Makes an API token: a name, what it may do, where, how long. Its text is shown once. */
export function TokenForm(props: {
  /** Systems (`items/*`) and environments (`items/dev`). */
  readonly places: readonly string[];
  readonly make: (before: MadeState, form: FormData) => Promise<MadeState>;
}) {
  const t = useWords();
  const [state, submit, busy] = useActionState(props.make, {});
  return (
    <form action={submit} className="grid max-w-3xl gap-4 px-5 py-4">
      <label className="grid max-w-xl gap-1">
        <span className="text-t2">{t('tokens.column.name')}</span>
        <input name="name" className="field" required maxLength={80} autoComplete="off" />
        <span className="text-second text-t3">{t('tokens.nameHint')}</span>
      </label>
      {(['read', 'change'] as const).map((kind) => (
        <fieldset key={kind} className="grid gap-1">
          <legend className="pb-1 text-t2">{t(`tokens.scopes.${kind}`)}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4">
            {TOKEN_SCOPES.filter((each) => each.endsWith(':read') === (kind === 'read')).map((each) => (
              <label key={each} className="flex min-h-7 items-center gap-2">
                <input type="checkbox" name="scope" value={each} />
                {t(`action.${each}`)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-4">
        <label className="grid gap-1">
          <span className="text-t2">{t('tokens.column.on')}</span>
          <select name="on" className="field" defaultValue="*">
            <option value="*">{t('tokens.everywhere')}</option>
            {props.places.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1">
          <span className="text-t2">{t('tokens.days')}</span>
          <input
            name="days"
            type="number"
            className="field w-28"
            min={1}
            max={MOST_TOKEN_DAYS}
            defaultValue={USUAL_TOKEN_DAYS}
            required
          />
        </label>
      </div>
      <p className="text-second text-t3">{t('tokens.reach')}</p>
      <div>
        <button type="submit" className="control control-primary" disabled={busy}>
          {busy ? t('run.sending') : t('tokens.make')}
        </button>
        {state.refused && (
          <p role="alert" className="mt-2 text-failing-ink">
            {state.refused}
          </p>
        )}
      </div>
      {state.token && (
        <div role="status" className="grid gap-1 border-l-[3px] border-accent bg-s2 px-3 py-2">
          <p className="font-semibold">{t('tokens.once')}</p>
          <p className="flex flex-wrap items-center gap-2">
            <code className="[overflow-wrap:anywhere]">{state.token}</code>
            <CopyButton text={state.token} word={t('tokens.copy')} />
          </p>
        </div>
      )}
    </form>
  );
}
