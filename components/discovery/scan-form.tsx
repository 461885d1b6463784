'use client';

import { type FormEvent, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { wantedAccounts } from '#lib/domain/discovery/accounts.ts';
import { listOf, type Places } from './scan.ts';

/** Which accounts and regions are looked through, and as which role. Folds away once there is something to see. */
export function ScanForm(props: {
  readonly start: (places: Places) => Promise<void>;
  readonly busy: boolean;
  readonly folded: boolean;
  /** Whether it stands open where it folds. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}) {
  const t = useWords();
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const accounts = listOf(text('accounts'));
    const wanted = wantedAccounts(accounts, text('role'));
    setProblem(wanted.ok ? undefined : t('addSystem.notAnAccount', { text: wanted.error }));
    if (!wanted.ok || accounts.length === 0) return;
    const externalId = text('externalId');
    props
      .start({
        ...{ accounts, regions: listOf(text('regions')), role: text('role') },
        ...(externalId ? { externalId } : {}),
      })
      .catch((error: unknown) => setProblem(String(error)));
  };
  const form = (
    <form onSubmit={submit} className="grid gap-3 px-5 py-4">
      <div className="flex flex-wrap gap-4">
        <label className="grid min-w-64 flex-1 gap-1">
          <span className="text-t2">{t('addSystem.accounts')}</span>
          <input name="accounts" className="field mono" required placeholder="111122223333, 444455556666" />
        </label>
        <label className="grid gap-1">
          <span className="text-t2">{t('addSystem.regions')}</span>
          <input name="regions" className="field mono" required defaultValue="ap-northeast-1" />
        </label>
        <label className="grid gap-1">
          <span className="text-t2">{t('addSystem.role')}</span>
          <input name="role" className="field mono" required defaultValue="yagura-read" maxLength={64} />
        </label>
        <label className="grid gap-1">
          <span className="text-t2">{t('addSystem.externalId')}</span>
          <input name="externalId" className="field mono" autoComplete="off" maxLength={128} />
        </label>
      </div>
      <p className="text-second text-t3">{t('addSystem.roleHint')}</p>
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="submit"
          className={`control ${props.folded ? '' : 'control-primary'}`}
          disabled={props.busy}
        >
          {t(props.busy ? 'addSystem.looking' : props.folded ? 'addSystem.again' : 'addSystem.look')}
        </button>
        {problem && (
          <p role="alert" className="text-failing-ink">
            {problem}
          </p>
        )}
      </div>
    </form>
  );
  if (!props.folded) return form;
  return (
    <details
      className="border-b border-line1"
      open={props.open}
      onToggle={(event) => props.setOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer px-5 py-2 text-t2">{t('addSystem.places')}</summary>
      {form}
    </details>
  );
}
