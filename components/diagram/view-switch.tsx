import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { type ArchitectureSearch, hrefOf, OFFERED } from './search.ts';

/** Which view is drawn; it lives in the address. */
export function ViewSwitch({ view, overlay }: Pick<ArchitectureSearch, 'view' | 'overlay'>) {
  const t = useWords();
  return (
    <nav className="dg-views" aria-label={t('architecture.views')}>
      {OFFERED.map((each) => (
        <Link
          key={each}
          href={hrefOf(each, undefined, overlay)}
          scroll={false}
          aria-current={each === view ? 'true' : undefined}
        >
          {t(`architecture.view.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
