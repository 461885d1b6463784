import { WordBreaks } from '#components/ui/word-breaks.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ActualOfLine } from '#lib/domain/cost/billed-service.ts';
import type { CostLine } from '#lib/domain/cost/cost.ts';
import { fineMoney, scaledPrice, significant } from '#lib/words/money.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { ActualCell } from './actual-cells.tsx';

const BAR = 44;

type Props = {
  readonly line: CostLine;
  readonly most: number;
  readonly actual: ActualOfLine | undefined;
  /** Whether the table has a column for the bill. */
  readonly billed: boolean;
};

/** One meter: price × quantity = cost, its bar, what the bill says, and where the quantity is from. */
export function LineCells({ line, most, actual, billed }: Props) {
  const t = useWords();
  const { quantity, price, cost } = line;
  const value = quantity.state === 'known' ? quantity.value : undefined;
  const written =
    quantity.state === 'known' ? quantity.unit : price.state === 'priced' ? price.price.unit : '';
  const unit = wordOr(t, 'cost.unit', written);
  const scaled = price.state === 'priced' ? scaledPrice(price.price.usdPerUnit, value, unit) : undefined;
  return (
    <>
      <td className="line-item text-t2">{wordOr(t, 'cost.item', line.item)}</td>
      <td className="line-price num">
        {scaled ? (
          <>
            {scaled.price} <span className="text-t3">×</span>
          </>
        ) : (
          <span className="text-unknown-ink">{t('cost.unpriced')}</span>
        )}
      </td>
      <td className="line-quantity num">
        {value === undefined ? (
          <span className="text-unknown-ink">
            {wordOr(t, 'cost.why', quantity.state === 'unknown' ? quantity.why : '')}
          </span>
        ) : (
          <>
            {scaled?.quantity ?? significant(value, 4)}{' '}
            <span className="text-t3">{scaled?.unit ?? unit}</span>
          </>
        )}
      </td>
      <td className="line-cost num font-semibold">
        {cost.state === 'known' ? (
          fineMoney(cost.value)
        ) : (
          <span className="text-unknown-ink">{t('cost.unknown')}</span>
        )}
      </td>
      <td className="line-bar">
        <Bar line={line} most={most} />
      </td>
      {billed && <ActualCell of={actual} />}
      <td className="line-from text-second text-t3">
        {quantity.state === 'known' && (
          <WordBreaks text={sourceWord(quantity.source, (code) => wordOr(t, 'cost.from', code))} />
        )}
        {price.state === 'unpriced' && (
          <span className="block text-unknown-ink">{wordOr(t, 'cost.why', price.why)}</span>
        )}
      </td>
    </>
  );
}

/** `cloudwatch AWS/Lambda Invocations` is CloudWatch's `Invocations`. */
const sourceWord = (source: string, word: (code: string) => string): string =>
  source.startsWith('cloudwatch ') ? `CloudWatch ${source.split(' ').at(-1)}` : word(source);

function Bar({ line: { cost }, most }: { readonly line: CostLine; readonly most: number }) {
  const width = cost.state === 'known' && most > 0 && cost.value > 0 ? (cost.value / most) * BAR : 0;
  return (
    <svg width={BAR} height="8" aria-hidden="true" className="mt-1.5">
      {cost.state === 'known' ? (
        <rect y="1" width={width > 0 ? Math.max(1, width) : 0} height="6" fill="var(--c1)" />
      ) : (
        <rect y="1" width={BAR} height="6" fill="url(#hatch)" />
      )}
    </svg>
  );
}
