import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ShownForge } from '#lib/domain/forge/shown.ts';
import { forgeFailure } from '#lib/words/forge-failure.ts';

/** Repositories whose pull requests are told where their commit stands. */
export function ForgeTable({ forges }: { readonly forges: readonly ShownForge[] }) {
  const t = useWords();
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['repository', 'where', 'told', 'waiting', 'failed', 'why'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`forge.table.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forges.map(({ repository, forge, path, page, sent, waiting, failed, failure }) => (
            <tr key={repository}>
              <th scope="row">{repository}</th>
              <td data-of={t('forge.table.where')}>
                {t(`forge.name.${forge}`)}{' '}
                {page === undefined ? (
                  <code>{path}</code>
                ) : (
                  <a className="link underline underline-offset-2" href={page} rel="noreferrer">
                    {path}
                  </a>
                )}
              </td>
              <td data-of={t('forge.table.told')}>{sent}</td>
              <td data-of={t('forge.table.waiting')}>{waiting}</td>
              <td data-of={t('forge.table.failed')}>{failed}</td>
              <td className="[overflow-wrap:anywhere]" data-of={t('forge.table.why')}>
                {failure ? forgeFailure(t, failure) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
