import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { VIEWS, type View } from '#lib/domain/overview/views.ts';

/** The same environments as a board, by alarm or by cost; the address keeps which. */
export function ViewSwitch({ current }: { readonly current: View }) {
  const t = useWords();
  return (
    <nav className="segmented" aria-label={t('overview.views')}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          href={view === VIEWS[0] ? '/' : `/?view=${view}`}
          aria-current={view === current ? 'page' : undefined}
          prefetch={false}
        >
          {t(`overview.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}
