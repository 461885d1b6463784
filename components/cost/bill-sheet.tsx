import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type Actual, shownBill } from '#lib/domain/cost/actual.ts';
import type { BilledService } from '#lib/domain/cost/bill.ts';
import type { Instant } from '#lib/domain/time.ts';
import { fineMoney, money } from '#lib/words/money.ts';
import { ActualFigure } from './actual-figure.tsx';
import { Figure } from './figure.tsx';
import { MonthChart } from './month-chart.tsx';

type Props = {
  /** `2026-10`. */
  readonly month: string;
  readonly actual: Actual;
  readonly asOf: Instant;
};

/** A finished month of which only the bill is known: by service, and added up by day. What nobody measured is said. */
export function BillSheet({ month, actual, asOf }: Props) {
  const t = useWords();
  const bill = shownBill(actual)?.value;
  return (
    <div className="cost-sheet">
      <div className="min-w-0">
        <div className="cost-figures" data-finished="">
          <ActualFigure actual={actual} asOf={asOf} finished />
          <Figure title={t('cost.fromUsage')} source={t('cost.fromUsageSource')}>
            <p className="cost-figure text-unknown-ink">{t('cost.unknown')}</p>
            <p className="text-second text-t2">{t('cost.usageNotMeasured')}</p>
          </Figure>
        </div>
        {bill && <Services services={bill.services} sum={bill.monthToDate} />}
      </div>
      <aside className="cost-aside">
        {bill && (
          <MonthChart
            month={month}
            usage={undefined}
            bill={bill}
            ahead={undefined}
            pendingRun={undefined}
            budgetUsd={undefined}
            asOf={asOf}
          />
        )}
      </aside>
    </div>
  );
}

/** What AWS has billed by Cost Explorer's names of its services, dearest first. */
function Services(props: { readonly services: readonly BilledService[]; readonly sum: number }) {
  const t = useWords();
  const services = props.services.toSorted((a, b) => b.cost - a.cost);
  const most = Math.max(0, ...services.map(({ cost }) => cost));
  return (
    <SheetScroll>
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col">{t('cost.column.service')}</th>
            <th scope="col" className="num">
              {t('cost.actual')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('cost.column.share')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ service, cost }) => (
            <tr key={service}>
              <th scope="row" className="py-1.5 text-body font-normal text-t1">
                {service}
              </th>
              <td className="num">{fineMoney(cost)}</td>
              <td className="w-24">
                <svg width="60" height="6" aria-hidden="true" className="mt-1.5">
                  <rect width={most > 0 ? Math.max(0, (cost / most) * 60) : 0} height="6" fill="var(--c6)" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <td>{t('cost.billedSum')}</td>
            <td className="num">{money(props.sum)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </SheetScroll>
  );
}
