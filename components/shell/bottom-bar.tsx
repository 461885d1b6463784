import { LayoutList, Rocket, ScrollText } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import { NavLink } from './nav-link.tsx';
import { SearchButton } from './search-button.tsx';

/** The phone's four ways: everything else is reached from the overview. */
export function BottomBar() {
  const t = useWords();
  return (
    <nav className="bottom-bar" aria-label={t('shell.pages')}>
      <NavLink href="/" className="bottom-item">
        <LayoutList size={18} aria-hidden="true" />
        {t('nav.overview')}
      </NavLink>
      <NavLink href="/deploys" className="bottom-item">
        <Rocket size={18} aria-hidden="true" />
        {t('nav.deploys')}
      </NavLink>
      <SearchButton look="bottom" />
      <NavLink href="/audit" className="bottom-item">
        <ScrollText size={18} aria-hidden="true" />
        {t('nav.audit')}
      </NavLink>
    </nav>
  );
}
