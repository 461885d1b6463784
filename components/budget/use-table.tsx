import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ApiUse } from '#lib/domain/budget/call-use.ts';
import { isNearQuota } from '#lib/domain/budget/quotas.ts';
import { percent } from '#lib/words/figures.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { UseCells, UseHeads } from './use-cells.tsx';

type Props = {
  readonly apis: readonly (ApiUse & { readonly busiest?: number })[];
  readonly all: number;
};

/** Every API by process, most calls first, with how near its busiest minute came to the quota. */
export function UseTable({ apis, all }: Props) {
  const t = useWords();
  return (
    <SheetScroll>
      <table className="ruled two-line budget-use">
        <caption className="sheet-caption">{t('budget.byApi')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('budget.column.api')}</th>
            <UseHeads />
            <th scope="col" className="num">
              {t('budget.column.busiest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {apis.map((each) => (
            <tr key={`${each.process} ${each.api}`}>
              <th scope="row">
                <code>{each.api}</code>
                <span className="block text-second font-normal text-t3">
                  {wordOr(t, 'budget.process', each.process)}
                </span>
              </th>
              <UseCells of={each} all={all} />
              <td
                className={each.busiest && isNearQuota(each.busiest) ? 'num text-degraded-ink' : 'num'}
                data-of={t('budget.column.busiest')}
              >
                {each.busiest === undefined ? t('budget.noCalls') : percent(each.busiest)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
