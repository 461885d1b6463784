'use client';

import { Search } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';

export const OPEN_PALETTE = 'yagura:palette';

/** Opens the palette, wherever it is mounted. */
export function SearchButton({ look }: { readonly look: 'sidebar' | 'bottom' }) {
  const t = useWords();
  const open = () => window.dispatchEvent(new Event(OPEN_PALETTE));
  if (look === 'bottom') {
    return (
      <button type="button" className="bottom-item" onClick={open}>
        <Search size={18} aria-hidden="true" />
        {t('shell.jump')}
      </button>
    );
  }
  return (
    <button type="button" className="search-button" onClick={open}>
      <Search size={14} aria-hidden="true" />
      <span className="nav-word">{t('shell.search')}</span>
      <span className="chip ml-auto" aria-hidden="true">
        ⌘K
      </span>
    </button>
  );
}
