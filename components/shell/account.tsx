import { Settings } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Caller } from '#lib/domain/access/caller.ts';

/** Who is signed in, as what; a menu of how they want to see things, and the way out. */
export function Account({ caller, children }: { readonly caller: Caller; readonly children: ReactNode }) {
  const t = useWords();
  const grant = caller.grants[0];
  return (
    <details className="menu account">
      <summary className="nav-item h-11">
        <span aria-hidden="true" className="initials">
          {caller.name.slice(0, 2).toUpperCase()}
        </span>
        <span className="nav-word min-w-0 flex-1">
          <b className="block truncate leading-4">{caller.name}</b>
          <span className="block truncate text-label text-t3">
            {grant
              ? `${t(`role.${grant.role}`)} · ${grant.on === '*' ? t('role.everywhere') : grant.on}`
              : t('role.none')}
          </span>
        </span>
        <span className="sr-only">{t('account.menu')}</span>
        <Settings size={14} className="nav-word shrink-0 text-t3" aria-hidden="true" />
      </summary>
      <div className="menu-sheet bottom-full left-2 mb-1 w-64">
        {children}
        <Link href="/settings/sessions" prefetch={false}>
          {t('sessions.title')}
        </Link>
        <Link href="/settings" prefetch={false}>
          {t('nav.settings')}
        </Link>
      </div>
    </details>
  );
}
