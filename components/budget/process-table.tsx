import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ProcessUse } from '#lib/domain/budget/call-use.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { UseCells, UseHeads } from './use-cells.tsx';

type Props = { readonly processes: readonly ProcessUse[]; readonly all: number };

/** The two that call AWS; one that has reported nothing says so. */
const CALLERS = ['collector', 'runner'];
const FIGURES = 6;

export function ProcessTable({ processes, all }: Props) {
  const t = useWords();
  const silent = CALLERS.filter((each) => !processes.some(({ process }) => process === each));
  return (
    <SheetScroll>
      <table className="ruled two-line budget-use">
        <caption className="sheet-caption">{t('budget.byProcess')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('budget.column.process')}</th>
            <UseHeads />
          </tr>
        </thead>
        <tbody>
          {processes.map((each) => (
            <tr key={each.process}>
              <Name process={each.process} />
              <UseCells of={each} all={all} />
            </tr>
          ))}
          {silent.map((process) => (
            <tr key={process}>
              <Name process={process} />
              <td colSpan={FIGURES} className="text-t2">
                {t('budget.silent')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

function Name({ process }: { readonly process: string }) {
  const t = useWords();
  const what = `budget.does.${process}`;
  return (
    <th scope="row">
      {wordOr(t, 'budget.process', process)}
      {t.has(what) && <span className="block text-second font-normal text-t3">{t(what)}</span>}
    </th>
  );
}
