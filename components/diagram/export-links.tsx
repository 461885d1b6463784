import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { PICTURE_FORMATS } from '#lib/domain/graph/picture.ts';
import type { SceneView } from '#lib/domain/graph/scene.ts';
import { exportHref } from './search.ts';

/** The picture that is shown, to take away: plain links to files, in the theme of the page. */
export function ExportLinks({
  environment,
  view,
}: {
  readonly environment: EnvironmentKey;
  readonly view: SceneView;
}) {
  const t = useWords();
  return (
    <nav className="dg-views" aria-label={t('architecture.export.title')}>
      <span className="px-1 py-0.5 text-t3" aria-hidden="true">
        {t('architecture.export.title')}
      </span>
      {PICTURE_FORMATS.map((each) => (
        <a key={each} href={exportHref(environment, view, each)} download>
          {t(`architecture.export.${each}`)}
        </a>
      ))}
    </nav>
  );
}
