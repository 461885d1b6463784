'use client';

import { useActionState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Act } from './act-button.tsx';

const HOURS = [1, 4, 8, 24, 72, 168] as const;

/** Keeps back what is about a place for a while: where, how long, and why, which others read. */
export function MuteForm({ places, mute }: { readonly places: readonly string[]; readonly mute: Act }) {
  const t = useWords();
  const [state, submit, busy] = useActionState(mute, {});
  return (
    <form action={submit} className="flex flex-wrap items-end gap-4 px-5 py-4">
      <label className="grid gap-1">
        <span className="text-t2">{t('notify.column.place')}</span>
        <select name="on" className="field">
          {places.map((each) => (
            <option key={each} value={each}>
              {each === '*' ? t('notify.everywhere') : each}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        <span className="text-t2">{t('notify.length')}</span>
        <select name="hours" className="field" defaultValue={4}>
          {HOURS.map((each) => (
            <option key={each} value={each}>
              {t('notify.hours', { n: each })}
            </option>
          ))}
        </select>
      </label>
      <label className="grid min-w-60 flex-1 gap-1">
        <span className="text-t2">{t('notify.column.why')}</span>
        <input name="why" className="field" required maxLength={200} autoComplete="off" />
      </label>
      <button type="submit" className="control" disabled={busy}>
        {busy ? t('run.sending') : t('notify.mute')}
      </button>
      {state.refused && (
        <p role="alert" className="basis-full text-failing-ink">
          {state.refused}
        </p>
      )}
    </form>
  );
}
