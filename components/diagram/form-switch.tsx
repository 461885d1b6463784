import { useWords } from '#components/words/use-words.ts';
import { Choice } from './choice.tsx';
import { type ArchitectureSearch, hrefOf, saying, TEXT_FORMS } from './search.ts';

/** The picture, or the same content in words or tables. */
export function FormSwitch({ search }: { readonly search: ArchitectureSearch }) {
  const t = useWords();
  return (
    <Choice
      name={t('architecture.forms')}
      options={[undefined, ...TEXT_FORMS].map((each) => ({
        key: each ?? 'picture',
        href: hrefOf(saying(search, each)),
        word: t(`architecture.form.${each ?? 'picture'}`),
        current: each === search.as,
      }))}
    />
  );
}
