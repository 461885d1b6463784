import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { PILLS } from '#lib/diagram/draw/pill.ts';
import type { ComparedAmount, ComparedRow } from '#lib/domain/cost/compare.ts';
import { money, scaledPrice, signedMoney } from '#lib/words/money.ts';
import { wordOr } from '#lib/words/word-or.ts';

const WIDTH = 180;
const HEIGHT = 12;

type Props = {
  readonly name: string;
  /** Its part in the picture. */
  readonly href: string | undefined;
  readonly row: ComparedRow;
  /** Where its difference begins and ends in the sum, and how far sums reach on either side of nothing. */
  readonly bar: {
    readonly from: number;
    readonly to: number;
    readonly least: number;
    readonly most: number;
  };
  /** Whether the table has a column for unit prices. */
  readonly priced: boolean;
  readonly why: string;
  readonly heads: { readonly here: string; readonly there: string };
};

/** One row of a comparison: both sides, its step in the sum, and why. */
export function CompareRow({ name, href, row, bar, priced, why, heads }: Props) {
  const t = useWords();
  const { price, tools = [] } = row.metered ?? {};
  const unit = price && wordOr(t, 'cost.unit', price.unit);
  const scaled = price && scaledPrice(price.usdPerUnit, undefined, '');
  return (
    <tr>
      <th scope="row">
        {href === undefined ? (
          name
        ) : (
          <Link className="link row-link" href={href} prefetch={false}>
            {name}
          </Link>
        )}
        {tools.map((tool) => (
          <span key={tool ?? ''} className="chip ml-1.5 font-normal">
            {tool ? PILLS[tool].text : t('resources.unmanaged')}
          </span>
        ))}
      </th>
      {priced && (
        <td className="num text-t2" data-of={t('cost.column.price')}>
          {scaled ? (
            `${scaled.price}${scaled.unit.startsWith('M') ? ' / M' : ''}`
          ) : (
            <span className="text-unknown-ink">{t('cost.unpriced')}</span>
          )}
        </td>
      )}
      <td className="num" data-of={heads.there}>
        <Amount of={row.there} price={price?.usdPerUnit} unit={unit} />
      </td>
      <td className="num" data-of={heads.here}>
        <Amount of={row.here} price={price?.usdPerUnit} unit={unit} />
      </td>
      <td>
        <Step {...bar} />
      </td>
      <td className="num font-semibold" data-of={t('cost.compare.difference')}>
        {isKnown(row) ? signedMoney(row.more) : <span className="text-unknown-ink">{t('cost.unknown')}</span>}
      </td>
      <td className="whole text-t2" data-of={t('cost.compare.why')}>
        {why}
      </td>
    </tr>
  );
}

/** A difference of what nobody knows is not known either. */
const isKnown = ({ here, there }: ComparedRow): boolean =>
  [here, there].every(({ usd, resources }) => usd !== undefined || resources === 0);

type AmountProps = {
  readonly of: ComparedAmount;
  /** Of one item: what a unit of its quantity costs, and how it is called. */
  readonly price: number | undefined;
  readonly unit: string | undefined;
};

/** What is not there is none, what is not known is unknown: neither is $0.00. */
function Amount({ of: { usd, quantity, resources, unknown }, price, unit }: AmountProps) {
  const t = useWords();
  if (resources === 0) return <span className="text-t3">{t('cost.compare.none')}</span>;
  if (usd === undefined) return <span className="text-unknown-ink">{t('cost.unknown')}</span>;
  const used =
    price === undefined || quantity === undefined ? undefined : scaledPrice(price, quantity, unit ?? '');
  return (
    <>
      {money(usd)}
      {unknown > 0 && <span className="text-unknown-ink"> {t('cost.plusUnknown', { n: unknown })}</span>}
      {used && (
        <span className="block whitespace-nowrap text-label text-t3">
          {used.quantity} {used.unit}
        </span>
      )}
    </>
  );
}

function Step({ from, to, least, most }: Props['bar']) {
  const scale = (value: number) => ((value - least) / (most - least)) * WIDTH;
  const [left, right] = [scale(Math.min(from, to)), scale(Math.max(from, to))];
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={scale(0)} x2={scale(0)} y1={0} y2={HEIGHT} className="stroke-line2" />
      <rect
        x={Math.min(left, WIDTH - 1)}
        y={2}
        width={Math.max(1, right - left)}
        height={HEIGHT - 4}
        className="fill-accent"
      />
    </svg>
  );
}
