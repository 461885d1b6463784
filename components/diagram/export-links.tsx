import { Download } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { PICTURE_FORMATS } from '#lib/domain/graph/picture.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import { type ArchitectureSearch, exportHref } from './search.ts';

type Props = { readonly environment: EnvironmentKey; readonly search: ArchitectureSearch };

/** The picture that is shown, with what lies over it, to take away: plain links to files, in the theme of the page. */
export function ExportLinks({ environment, search }: Props) {
  const t = useWords();
  const name = (
    <>
      <Download size={14} aria-hidden="true" />
      {t('architecture.export.title')}
    </>
  );
  return (
    <ChoiceMenu className="dg-menu-right dg-export" name={name}>
      <nav aria-label={t('architecture.export.title')}>
        {PICTURE_FORMATS.map((each) => (
          <a key={each} href={exportHref(environment, search, each)} download>
            {t(`architecture.export.${each}`)}
          </a>
        ))}
      </nav>
    </ChoiceMenu>
  );
}
