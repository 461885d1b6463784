import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { PageUse } from '#lib/domain/budget/call-use.ts';
import { compact } from '#lib/words/figures.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { UseCells, UseHeads } from './use-cells.tsx';

type Props = { readonly pages: readonly PageUse[]; readonly all: number };

/** Which page the calls serve, and what for: a topic read on its clock, a question that somebody asked, a run. */
export function PageTable({ pages, all }: Props) {
  const t = useWords();
  return (
    <SheetScroll>
      <table className="ruled two-line budget-use">
        <caption className="sheet-caption">{t('budget.byPage')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('budget.column.page')}</th>
            <UseHeads />
          </tr>
        </thead>
        <tbody>
          {pages.map((each) => (
            <tr key={each.page ?? ''}>
              <th scope="row">
                {each.page ? t(`budget.page.${each.page}`) : t('budget.notRecorded')}
                <span className="block text-second font-normal text-t3">
                  {each.page ? <Purposes of={each.purposes} /> : t('budget.notRecordedWhat')}
                </span>
              </th>
              <UseCells of={each} all={all} />
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

function Purposes({ of }: { readonly of: PageUse['purposes'] }) {
  const t = useWords();
  return of
    .map(({ purpose, calls }) => `${wordOr(t, 'budget.purpose', purpose)} ${compact(calls)}`)
    .join(' · ');
}
