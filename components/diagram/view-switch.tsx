import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { SceneView } from '#lib/domain/graph/scene.ts';
import { hrefOf, OFFERED } from './search.ts';

/** Which view is drawn; it lives in the address. */
export function ViewSwitch({ view }: { readonly view: SceneView }) {
  const t = useWords();
  return (
    <nav className="dg-views" aria-label={t('architecture.views')}>
      {OFFERED.map((each) => (
        <Link key={each} href={hrefOf(each)} scroll={false} aria-current={each === view ? 'true' : undefined}>
          {t(`architecture.view.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
