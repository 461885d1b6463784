import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { ComparedAmount, ComparedRow } from '#lib/domain/cost/compare.ts';
import { money, signedMoney } from '#lib/words/money.ts';

const WIDTH = 180;
const HEIGHT = 12;

type Props = {
  readonly name: string;
  /** Its part in the picture. */
  readonly href: string | undefined;
  readonly row: ComparedRow;
  /** Where its difference begins and ends in the sum, and how far the widest sum reaches. */
  readonly bar: { readonly from: number; readonly to: number; readonly reach: number };
  readonly why: string;
  readonly heads: { readonly here: string; readonly there: string };
};

/** One row of a comparison: both sides, its step in the sum, and why. */
export function CompareRow({ name, href, row, bar, why, heads }: Props) {
  const t = useWords();
  return (
    <tr>
      <th scope="row">
        {href === undefined ? (
          name
        ) : (
          <Link className="link" href={href} prefetch={false}>
            {name}
          </Link>
        )}
      </th>
      <td className="num" data-of={heads.there}>
        <Amount of={row.there} />
      </td>
      <td className="num" data-of={heads.here}>
        <Amount of={row.here} />
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

/** What is not there is none, what is not known is unknown: neither is $0.00. */
function Amount({ of: { usd, resources, unknown } }: { readonly of: ComparedAmount }) {
  const t = useWords();
  if (resources === 0) return <span className="text-t3">{t('cost.compare.none')}</span>;
  if (usd === undefined) return <span className="text-unknown-ink">{t('cost.unknown')}</span>;
  return (
    <>
      {money(usd)}
      {unknown > 0 && <span className="text-unknown-ink"> {t('cost.plusUnknown', { n: unknown })}</span>}
    </>
  );
}

function Step({ from, to, reach }: Props['bar']) {
  const scale = (value: number) => ((value + reach) / (2 * reach)) * WIDTH;
  const [left, right] = [scale(Math.min(from, to)), scale(Math.max(from, to))];
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={HEIGHT} className="stroke-line2" />
      <rect x={left} y={2} width={Math.max(1, right - left)} height={HEIGHT - 4} className="fill-accent" />
    </svg>
  );
}
