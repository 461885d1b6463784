'use client';

import { useActionState } from 'react';

export type SavedSoFar = 'not-yet' | 'saved' | 'failed';

type Props = {
  readonly list: string;
  readonly query: string;
  readonly longest: number;
  readonly words: { readonly name: string; readonly keep: string; readonly failed: string };
  /** A server action. */
  readonly keep: (before: SavedSoFar, form: FormData) => Promise<SavedSoFar>;
};

/** Gives the filters of now a name; works before any script does. */
export function SaveView({ list, query, longest, words, keep }: Props) {
  const [state, save, busy] = useActionState(keep, 'not-yet');
  return (
    <form action={save} className="list-view-form">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="query" value={query} />
      <input
        name="name"
        className="field min-w-0 flex-1"
        required
        maxLength={longest}
        autoComplete="off"
        aria-label={words.name}
        placeholder={words.name}
      />
      <button type="submit" className="control" disabled={busy}>
        {words.keep}
      </button>
      {state === 'failed' && (
        <p role="alert" className="w-full text-degraded-ink">
          {words.failed}
        </p>
      )}
    </form>
  );
}
