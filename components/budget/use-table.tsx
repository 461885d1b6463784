import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { money } from '#lib/words/money.ts';

type Use = {
  readonly process: string;
  readonly api: string;
  readonly calls: number;
  readonly throttles: number;
  readonly failures: number;
  readonly cacheHits: number;
  readonly costUsd: number;
  readonly busiest?: number;
};

/** Calls, throttles, cache hits and dollars by process and API, most calls first. */
export function UseTable({ use }: { readonly use: readonly Use[] }) {
  const t = useWords();
  const most = Math.max(1, ...use.map((each) => each.calls));
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            <th scope="col">{t('budget.column.api')}</th>
            <th scope="col">{t('budget.column.process')}</th>
            <th scope="col">
              <span className="sr-only">{t('budget.column.share')}</span>
            </th>
            {(['calls', 'throttles', 'failures', 'cacheHits', 'cost'] as const).map((each) => (
              <th key={each} scope="col" className="num">
                {t(`budget.column.${each}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('budget.column.busiest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {use.map((each) => (
            <tr key={`${each.process} ${each.api}`}>
              <td>
                <code>{each.api}</code>
              </td>
              <td className="text-t2">{each.process}</td>
              <td>
                <svg width="120" height="8" aria-hidden="true" className="mt-1.5">
                  <rect y="1" width={Math.max(1, (each.calls / most) * 120)} height="6" fill="var(--c1)" />
                </svg>
              </td>
              <td className="num">{compact(each.calls)}</td>
              <td className={`num ${each.throttles > 0 ? 'font-semibold text-degraded-ink' : ''}`}>
                {compact(each.throttles)}
              </td>
              <td className={`num ${each.failures > 0 ? 'font-semibold text-failing-ink' : ''}`}>
                {compact(each.failures)}
              </td>
              <td className="num text-t2">
                {each.cacheHits} ({percent(each.cacheHits / Math.max(1, each.cacheHits + each.calls))})
              </td>
              <td className="num">{money(each.costUsd)}</td>
              <td className="num">{each.busiest === undefined ? '' : percent(each.busiest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
