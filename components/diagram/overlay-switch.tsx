import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { type ArchitectureSearch, hrefOf, OVERLAYS } from './search.ts';

/** What is laid over the picture; it lives in the address, as the view does. */
export function OverlaySwitch({ search }: { readonly search: ArchitectureSearch }) {
  const t = useWords();
  return (
    <nav className="dg-views" aria-label={t('architecture.overlays')}>
      {OVERLAYS.map((each) => (
        <Link
          prefetch={false}
          key={each}
          href={hrefOf({ ...search, overlay: each })}
          scroll={false}
          aria-current={each === search.overlay ? 'true' : undefined}
        >
          {t(`architecture.overlay.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
