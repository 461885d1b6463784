import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { More } from '#components/ui/more.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunCost, RunPage } from '#lib/domain/deploy/run-page.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { usd } from '#lib/domain/units.ts';
import { money, signedMoney } from '#lib/words/money.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import { withoutPlan } from './without-plan.ts';

type Props = {
  readonly page: RunPage;
  /** How many prices are shown. */
  readonly most: number;
};

/** What the plan changes of a month's cost, at list price; what it cannot tell is named, never nothing. */
export function CostSlot({ page, most }: Props) {
  const t = useWords();
  const { cost } = page;
  return (
    <section aria-labelledby="run-cost">
      <div className="section-head">
        <h2 id="run-cost" className="font-semibold">
          {t('run.costChange')}
        </h2>
        <Link className="link ml-auto text-second" href={`/e/${page.environment}/cost`} prefetch={false}>
          {t('run.seeCost')}
        </Link>
      </div>
      <div className="px-5 pt-2 pb-4">
        {cost ? (
          <Change cost={cost} most={most} />
        ) : (
          <p className="text-t2">{t(`run.cost.${page.plan ? 'denied' : withoutPlan(page.run.state)}`)}</p>
        )}
      </div>
    </section>
  );
}

function Change({ cost, most }: { readonly cost: RunCost; readonly most: number }) {
  const t = useWords();
  const { priced, leftOut, usdPerMonth } = cost.change;
  return (
    <>
      {priced.length === 0 ? (
        <p className="text-t2">{t('cost.nothingPriced')}</p>
      ) : (
        <table className="w-full">
          <tbody>
            {priced.slice(0, most).map(({ address, item, usd }) => (
              <tr key={`${address} ${item}`}>
                <th scope="row" className="py-1 text-left font-normal">
                  <code className="[overflow-wrap:anywhere]">{shortenMiddle(address, 40)}</code>{' '}
                  <span className="text-second text-t3">{t(`cost.item.${item}`)}</span>
                </th>
                <td className="num font-semibold">{signedMoney(usd)}</td>
              </tr>
            ))}
            <tr className="border-t border-line2 font-semibold">
              <th scope="row" className="py-1 text-left">
                {t('run.costMonth')}
              </th>
              <td className="num">{signedMoney(usdPerMonth)}</td>
            </tr>
          </tbody>
        </table>
      )}
      {priced.length > most && <More shown={most} of={priced.length} href={`?n=${most + ROWS_STEP}`} />}
      {priced.length > 0 && <Becomes cost={cost} />}
      {leftOut.length > 0 && (
        <details className="mt-1 text-second text-t2">
          <summary>{t('cost.leftOut', { n: leftOut.length })}</summary>
          <ul>
            {leftOut.map(({ address, why }) => (
              <li key={`${address} ${why}`}>
                <code>{shortenMiddle(address, 40)}</code> {t(`cost.leftOutWhy.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The month before and after, and whether that is over the budget; unknown while no month was measured. */
function Becomes({ cost: { fullMonth, change, budgetUsd } }: { readonly cost: RunCost }) {
  const t = useWords();
  if (fullMonth === undefined) return <p className="text-second text-t2">{t('run.costMonthUnknown')}</p>;
  const after = usd(fullMonth + change.usdPerMonth);
  return (
    <>
      <p className="text-second text-t2">{t('cost.becomes', { from: money(fullMonth), to: money(after) })}</p>
      {budgetUsd !== undefined && after > budgetUsd && (
        <p className="mt-1 flex items-center gap-1.5 text-degraded-ink">
          <TriangleAlert size={14} aria-hidden="true" />
          {t('cost.over', { by: money(after - budgetUsd), budget: money(budgetUsd) })}
        </p>
      )}
    </>
  );
}
