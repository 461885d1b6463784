import { Download } from 'lucide-react';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { type ComparedBy, type ComparedRow, type Comparison, SAME_USD } from '#lib/domain/cost/compare.ts';
import { isTool, toolName } from '#lib/domain/deploy/tool.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { monthYear } from '#lib/words/moments.ts';
import { money, signedMoney, significant } from '#lib/words/money.ts';
import { timesWords } from '#lib/words/times.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { CompareRow } from './compare-row.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  /** How the two sides are called: `prod` and `dev`, or two months. */
  readonly here: string;
  readonly there: string;
  /** Both are months like `2026-11`. */
  readonly ofMonths?: boolean;
  readonly by: ComparedBy;
  readonly comparison: Comparison | undefined;
  readonly csvHref: string;
};

/** In a sentence: so many of the largest differences. */
const CAUSES = 3;

/** How much more one side costs a month, the causes that add up to it, and every row that both have. */
export function CompareSheet({ environment, ofMonths = false, by, comparison, csvHref, ...sides }: Props) {
  const t = useWords();
  const { locale } = useView();
  const word = (side: string) => (ofMonths ? monthYear(parseInstant(`${side}-01`), locale) : side);
  const [here, there] = [word(sides.here), word(sides.there)];
  if (!comparison) return <p className="px-5 py-4 text-t2">{t('cost.compare.tooYoung')}</p>;
  const { rows, more, unknown } = comparison;
  const differing = rows.filter((each) => Math.abs(each.more) >= SAME_USD || each.why.code === 'unknown');
  const equal = rows.filter((each) => !differing.includes(each));
  // What is not known is no amount, and none of the causes.
  const causes = differing.filter(({ why }) => why.code !== 'unknown');
  const steps = running(differing);
  const ends = [0, ...steps.map(({ to }) => to)];
  const reach = { least: Math.min(...ends), most: Math.max(...ends, Math.min(...ends) + SAME_USD) };
  const priced = by === 'line';
  return (
    <section aria-labelledby="compare" className="border-b border-line2 pb-3">
      <div className="px-5 py-3 max-tablet:px-4">
        <a className="control float-right ml-3" href={csvHref} aria-keyshortcuts="e" download>
          <Download size={13} aria-hidden="true" /> {t('cost.compare.csv')}
        </a>
        <h2 id="compare" className="text-title font-semibold">
          {Math.abs(more) < SAME_USD
            ? t('cost.compare.same', { here, there })
            : t(more > 0 ? 'cost.compare.more' : 'cost.compare.less', {
                here,
                there,
                usd: money(Math.abs(more)),
              })}
        </h2>
        <p className="text-t2">
          {causes.slice(0, CAUSES).map((each, index) => (
            <span key={each.key}>
              {index > 0 && ' · '}
              <strong className="text-t1">{signedMoney(each.more)}</strong> {nameOf(t, by, each.key)}
              {each.why.code !== 'several' && ` ${whyWords(t, each)}`}
            </span>
          ))}
          {unknown > 0 && ` · ${t('cost.plusUnknown', { n: unknown })}`}
        </p>
      </div>
      <SheetScroll>
        <table className="ruled two-line">
          <thead>
            <tr>
              <th scope="col">{t(`cost.compare.by.${by}`)}</th>
              {priced && (
                <th scope="col" className="num">
                  {t('cost.column.price')}
                </th>
              )}
              <th scope="col" className="num">
                {t('cost.compare.month', { name: there })}
              </th>
              <th scope="col" className="num">
                {t('cost.compare.month', { name: here })}
              </th>
              <th scope="col">{t('cost.compare.adds', { usd: signedMoney(more) })}</th>
              <th scope="col" className="num">
                {t('cost.compare.difference')}
              </th>
              <th scope="col">{t('cost.compare.why')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ row, from, to }) => (
              <CompareRow
                key={row.key}
                name={nameOf(t, by, row.key)}
                href={partOf(environment, row.metered?.resource)}
                row={row}
                bar={{ from, to, ...reach }}
                priced={priced}
                why={whyWords(t, row)}
                heads={{ here, there }}
              />
            ))}
            {equal.length > 0 && (
              <tr className="text-t2">
                <th scope="row" className="font-normal">
                  {t('cost.compare.equal', { n: equal.length })}{' '}
                  <span className="text-second">{equal.map(({ key }) => nameOf(t, by, key)).join(', ')}</span>
                </th>
                {priced && <td />}
                <td className="num" data-of={there}>
                  {money(sum(equal, 'there'))}
                </td>
                <td className="num" data-of={here}>
                  {money(sum(equal, 'here'))}
                </td>
                <td />
                <td className="num" data-of={t('cost.compare.difference')}>
                  {money(0)}
                </td>
                <td />
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <th scope="row">{t('cost.compare.total', { n: rows.length })}</th>
              {priced && <td />}
              <td className="num" data-of={there}>
                {money(comparison.there)}
              </td>
              <td className="num" data-of={here}>
                {money(comparison.here)}
              </td>
              <td />
              <td className="num" data-of={t('cost.compare.difference')}>
                {signedMoney(more)}
              </td>
              <td className="font-normal">
                {unknown > 0 ? t('cost.plusUnknown', { n: unknown }) : t('cost.compare.noneUnknown')}
              </td>
            </tr>
          </tfoot>
        </table>
      </SheetScroll>
      <p className="px-5 pt-2 text-second text-t3 max-tablet:px-4">
        {t('cost.compare.basis', {
          ...{ here, there },
          hereDays: significant(comparison.hours.here / 24, 2),
          thereDays: significant(comparison.hours.there / 24, 2),
        })}
      </p>
    </section>
  );
}

/** Each difference begins where the one before it ended: the last ends at their sum. */
function running(rows: readonly ComparedRow[]) {
  let at = 0;
  return rows.map((row) => {
    const from = at;
    at += row.more;
    return { row, from, to: at };
  });
}

const sum = (rows: readonly ComparedRow[], side: 'here' | 'there'): number =>
  rows.reduce((total, each) => total + (each[side].usd ?? 0), 0);

const partOf = (environment: EnvironmentKey, resource: string | undefined): string | undefined =>
  resource && `/e/${environment}/architecture?view=detailed&node=${encodeURIComponent(resource)}`;

type Words = ReturnType<typeof useWords>;

const nameOf = (t: Words, by: ComparedBy, key: string): string => {
  // What no service's price list holds is called by its item.
  if (by === 'line' || by === 'service') return wordOr(t, 'cost.item', key);
  if (by !== 'owner') return key;
  return isTool(key) ? toolName(key) : t('cost.compare.nobody');
};

function whyWords(t: Words, { why }: ComparedRow): string {
  if (why.code === 'retention')
    return t('cost.compare.whyIs.retention', { here: why.here, there: why.there });
  if (why.code === 'count') return t('cost.compare.whyIs.count', { here: why.here, there: why.there });
  if (why.code === 'ratio') return timesWords(t, why.ratio, why.unit);
  return t(`cost.compare.whyIs.${why.code}`);
}
