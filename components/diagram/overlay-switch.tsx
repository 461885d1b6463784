import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { type ArchitectureSearch, hrefOf, OVERLAYS } from './search.ts';

/** What is laid over the picture; it lives in the address, as the view does. */
export function OverlaySwitch({ view, node, overlay }: ArchitectureSearch) {
  const t = useWords();
  return (
    <nav className="dg-views" aria-label={t('architecture.overlays')}>
      {OVERLAYS.map((each) => (
        <Link
          key={each}
          href={hrefOf(view, node, each)}
          scroll={false}
          aria-current={each === overlay ? 'true' : undefined}
        >
          {t(`architecture.overlay.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
