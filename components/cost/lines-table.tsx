import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CostEstimate, CostLine } from '#lib/domain/cost/cost.ts';
import { type FoldedLine, foldLines } from '#lib/domain/cost/fold.ts';
import { money, scaledPrice, significant } from '#lib/words/money.ts';
import { wordOr } from '#lib/words/word-or.ts';

/** Price × quantity = cost, line by line, dearest first; what is unknown is hatched and outside the total. */
export function CostLines({ estimate }: { readonly estimate: CostEstimate }) {
  const t = useWords();
  const known = (line: CostLine) => (line.cost.state === 'known' ? line.cost.value : -1);
  const rows = foldLines(estimate.lines).toSorted((a, b) => known(b.line) - known(a.line));
  const most = Math.max(0, ...rows.map(({ line }) => known(line)));
  return (
    <SheetScroll>
      <table className="ruled cost-lines">
        <thead>
          <tr>
            <th scope="col">{t('cost.column.resource')}</th>
            <th scope="col">{t('cost.column.item')}</th>
            <th scope="col" className="num">
              {t('cost.column.price')}
            </th>
            <th scope="col" className="num">
              {t('cost.column.quantity')}
            </th>
            <th scope="col" className="num">
              {t('cost.column.cost')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('cost.column.share')}</span>
            </th>
            <th scope="col">{t('cost.column.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, count }) => (
            <Line
              key={`${line.resource} ${line.item} ${line.kind} ${count}`}
              line={line}
              count={count}
              most={most}
            />
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <td colSpan={4}>{t('cost.knownLines')}</td>
            <td className="num">{money(estimate.monthToDate)}</td>
            <td colSpan={2} className="font-normal text-t2">
              {estimate.unknownLines > 0 && t('cost.plusUnknown', { n: estimate.unknownLines })}
            </td>
          </tr>
        </tfoot>
      </table>
    </SheetScroll>
  );
}

function Line({ line, count, most }: FoldedLine & { readonly most: number }) {
  const t = useWords();
  const { quantity, price, cost } = line;
  const value = quantity.state === 'known' ? quantity.value : undefined;
  const written =
    quantity.state === 'known' ? quantity.unit : price.state === 'priced' ? price.price.unit : '';
  const unit = wordOr(t, 'cost.unit', written);
  const scaled = price.state === 'priced' ? scaledPrice(price.price.usdPerUnit, value, unit) : undefined;
  const sources = [
    quantity.state === 'known' ? quantity.source : wordOr(t, 'cost.why', quantity.why),
    price.state === 'priced' ? price.price.source : wordOr(t, 'cost.why', price.why),
  ];
  return (
    <tr className={cost.state === 'unknown' ? 'bg-s2' : ''}>
      <td>{count > 1 ? t('cost.many', { n: count }) : line.label}</td>
      <td className="text-t2">{wordOr(t, 'cost.item', line.item)}</td>
      <td className="num">
        {scaled ? `${scaled.price} ×` : <span className="text-unknown-ink">{t('cost.unpriced')}</span>}
      </td>
      <td className="num">
        {value === undefined ? (
          <span className="text-unknown-ink">{t('cost.unknown')}</span>
        ) : (
          <>
            {scaled?.quantity ?? significant(value, 4)}{' '}
            <span className="text-t3">{scaled?.unit ?? unit}</span>
          </>
        )}
      </td>
      <td className="num font-semibold">
        {cost.state === 'known' ? (
          money(cost.value)
        ) : (
          <span className="text-unknown-ink">{t('cost.unknown')}</span>
        )}
      </td>
      <td>
        <svg width="56" height="8" aria-hidden="true" className="mt-1.5">
          {cost.state === 'known' ? (
            <rect
              y="1"
              width={most > 0 ? Math.max(cost.value > 0 ? 1 : 0, (cost.value / most) * 56) : 0}
              height="6"
              fill="var(--c1)"
            />
          ) : (
            <rect y="1" width="56" height="6" fill="url(#hatch)" />
          )}
        </svg>
      </td>
      <td className="text-second text-t3">{sources.join(' · ')}</td>
    </tr>
  );
}
