import { useWords } from '#components/words/use-words.ts';
import { Choice } from './choice.tsx';
import { type ArchitectureSearch, hrefOf, OVERLAYS } from './search.ts';

/** What is laid over the picture; it lives in the address, as the view does. */
export function OverlaySwitch({ search }: { readonly search: ArchitectureSearch }) {
  const t = useWords();
  return (
    <Choice
      name={t('architecture.overlays')}
      options={OVERLAYS.map((each) => ({
        key: each,
        href: hrefOf({ ...search, overlay: each }),
        word: t(`architecture.overlay.${each}`),
        current: each === search.overlay,
      }))}
    />
  );
}
