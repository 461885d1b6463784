import { Bookmark, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { type ListName, type ListView, LONGEST_LIST_VIEW_NAME } from '#lib/domain/list-view.ts';
import { PlainText } from './plain-text.tsx';
import { type SavedSoFar, SaveView } from './save-view.tsx';

export type ListViewDeeds = {
  /** Server actions. */
  readonly keep: (before: SavedSoFar, form: FormData) => Promise<SavedSoFar>;
  readonly forget: (form: FormData) => Promise<void>;
};

type Props = ListViewDeeds & {
  readonly list: ListName;
  /** Page of the list. */
  readonly here: string;
  readonly views: readonly ListView[];
  /** The filters of now, as `viewQuery` writes them. */
  readonly query: string;
};

/** What its reader kept of a list, and a name for how it is filtered now. */
export function ListViews({ list, here, views, query, keep, forget }: Props) {
  const t = useWords();
  return (
    <details className="menu list-views">
      <summary className="control">
        <Bookmark size={13} aria-hidden="true" /> {t('listViews.title')}
        {views.length > 0 && <span className="text-t3">{views.length}</span>}
      </summary>
      <div className="menu-sheet">
        {views.map((view) => (
          <div key={view.id} className="list-view">
            <Link
              href={`${here}?${view.query}`}
              aria-current={view.query === query ? 'true' : undefined}
              prefetch={false}
            >
              <span className="truncate">
                <PlainText text={view.name} />
              </span>
            </Link>
            <form action={forget}>
              <input type="hidden" name="id" value={view.id} />
              <button type="submit" aria-label={t('listViews.remove', { name: view.name })}>
                <Trash2 size={13} aria-hidden="true" />
              </button>
            </form>
          </div>
        ))}
        {query === '' && (
          <p className="px-2 py-1.5 text-second text-t3">
            {t(views.length === 0 ? 'listViews.none' : 'listViews.filterFirst')}
          </p>
        )}
        {query !== '' && (
          <SaveView
            list={list}
            query={query}
            longest={LONGEST_LIST_VIEW_NAME}
            words={{
              name: t('listViews.name'),
              keep: t('listViews.keep'),
              failed: t('listViews.failed'),
            }}
            keep={keep}
          />
        )}
      </div>
    </details>
  );
}
