import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { DEPTHS } from '#lib/domain/graph/picture.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import { type ArchitectureSearch, around, hrefOf, inView } from './search.ts';

/** Which view is drawn; it lives in the address. A neighbourhood also says how far it looks. */
export function ViewSwitch({ search }: { readonly search: ArchitectureSearch }) {
  const t = useWords();
  const { view, around: middle } = search;
  return (
    <nav className="dg-views" aria-label={t('architecture.views')}>
      {SCENE_VIEWS.map((each) => (
        <Link
          prefetch={false}
          key={each}
          href={hrefOf(inView(search, each))}
          scroll={false}
          aria-current={each === view ? 'true' : undefined}
        >
          {t(`architecture.view.${each}`)}
        </Link>
      ))}
      {middle !== undefined && (
        <>
          <span className="px-1 py-0.5 text-t3">{t('architecture.view.focus')}</span>
          {DEPTHS.map((each) => (
            <Link
              prefetch={false}
              key={each}
              href={hrefOf(around(search, middle, each))}
              scroll={false}
              aria-current={each === search.depth ? 'true' : undefined}
              aria-label={t('architecture.steps', { n: each })}
            >
              {each}
            </Link>
          ))}
        </>
      )}
    </nav>
  );
}
