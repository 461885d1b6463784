'use client';

import { Bookmark, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import {
  LONGEST_VIEW_NAME,
  type SavedView,
  type ViewKind,
  type ViewReach,
} from '#lib/domain/logs/saved-view.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly kind: ViewKind;
  readonly views: readonly (SavedView & { readonly own: boolean })[];
  /** What would be kept. */
  readonly query: string;
  readonly onShow: (view: SavedView) => void;
};

/** Kept queries, shared and one's own; the query of now can be kept. */
export function SavedViews({ environment, kind, views, query, onShow }: Props) {
  const t = useWords();
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const [failed, setFailed] = useState(false);
  const address = (id?: string) =>
    `/api/logs/views?${new URLSearchParams({ environment, ...(id === undefined ? {} : { id }) })}`;

  async function send(asked: Promise<Response>): Promise<void> {
    const answer = await asked.then(
      async (response) => response.ok && ((await response.json()) as { readonly ok: boolean }).ok,
      () => false,
    );
    setFailed(!answer);
    if (answer) {
      setNaming(false);
      router.refresh();
    }
  }
  const save = (name: string, reach: ViewReach) =>
    send(
      fetch(address(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind, reach, name, query }),
      }),
    );
  const own = views.filter((view) => view.kind === kind);
  return (
    <section className="facet" aria-label={t('logs.views.title')}>
      <h3 className="saved-title flex justify-between">
        {t('logs.views.title')}
        <button
          type="button"
          className="log-link"
          aria-expanded={naming}
          disabled={query.trim() === ''}
          onClick={() => setNaming(!naming)}
        >
          {t('logs.views.save')}
        </button>
      </h3>
      {naming && (
        <form
          className="saved-form"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            void save(String(form.get('name') ?? ''), form.get('shared') ? 'shared' : 'mine');
          }}
        >
          <input
            name="name"
            className="field w-full"
            required
            maxLength={LONGEST_VIEW_NAME}
            autoComplete="off"
            aria-label={t('logs.views.name')}
            placeholder={t('logs.views.name')}
          />
          <label className="flex items-center gap-2">
            <input type="checkbox" name="shared" /> {t('logs.views.share')}
          </label>
          <button type="submit" className="control">
            {t('logs.views.keep')}
          </button>
        </form>
      )}
      {failed && (
        <p role="alert" className="facet-without text-degraded-ink">
          {t('logs.views.failed')}
        </p>
      )}
      {own.length === 0 && !naming && <p className="facet-without">{t('logs.views.none')}</p>}
      {own.map((view) => (
        <div key={view.id} className="saved-view">
          <button
            type="button"
            className="facet-value"
            aria-pressed={view.query === query}
            onClick={() => onShow(view)}
          >
            <Bookmark size={12} aria-hidden="true" className="shrink-0" />
            <span className="truncate">
              <PlainText text={view.name} />
            </span>
            <span className="ml-auto text-t3">{t(`logs.views.${view.reach}`)}</span>
          </button>
          {view.own && (
            <button
              type="button"
              className="query-clear"
              aria-label={t('logs.views.remove', { name: view.name })}
              onClick={() => void send(fetch(address(view.id), { method: 'DELETE' }))}
            >
              <Trash2 size={12} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
