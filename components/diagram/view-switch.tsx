import { useWords } from '#components/words/use-words.ts';
import { DEPTHS } from '#lib/domain/graph/picture.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import { Choice } from './choice.tsx';
import { type ArchitectureSearch, around, hrefOf, inView } from './search.ts';

/** Which view is drawn; it lives in the address. A neighbourhood also says how far it looks. */
export function ViewSwitch({ search }: { readonly search: ArchitectureSearch }) {
  const t = useWords();
  const { view, around: middle } = search;
  return (
    <>
      <Choice
        name={t('architecture.views')}
        options={SCENE_VIEWS.map((each) => ({
          key: each,
          href: hrefOf(inView(search, each)),
          word: t(`architecture.view.${each}`),
          current: each === view,
        }))}
      />
      {middle !== undefined && (
        <Choice
          name={t('architecture.view.focus')}
          options={DEPTHS.map((each) => ({
            key: String(each),
            href: hrefOf(around(search, middle, each)),
            word: String(each),
            current: each === search.depth,
            name: t('architecture.steps', { n: each }),
          }))}
        />
      )}
    </>
  );
}
