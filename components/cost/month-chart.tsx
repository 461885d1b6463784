import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { MonthBill } from '#lib/domain/cost/bill.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { aMonthOf, isWatchedInPart, watched } from '#lib/domain/cost/watched.ts';
import type { Instant } from '#lib/domain/time.ts';
import { money } from '#lib/words/money.ts';
import type { Translate } from '#lib/words/translate.ts';
import { daysIn } from './day-marks.ts';
import type { MonthAhead } from './month-ahead.ts';
import { ChartLegend, type LegendEntry } from './month-legend.tsx';
import { MonthPlot } from './month-plot.tsx';
import { billedSoFar, dayOfMonth, usedSoFar } from './month-points.ts';

type Props = {
  /** `2026-11`. */
  readonly month: string;
  /** Absent: nobody measured use in that month. */
  readonly usage: CostEstimate | undefined;
  readonly bill: MonthBill | undefined;
  /** Absent: the month is over. */
  readonly ahead: MonthAhead | undefined;
  /** Number of the run that waits with what `ahead.withPending` shows. */
  readonly pendingRun: number | undefined;
  readonly budgetUsd: number | undefined;
  readonly asOf: Instant;
};

/** Cost added up so far, solid; billed days as bars; ahead the forecast, and what a plan would make of it. */
export function MonthChart({ month, usage, bill, ahead, pendingRun, budgetUsd, asOf }: Props) {
  const t = useWords();
  const length = daysIn(month);
  const now = Math.min(length, dayOfMonth(asOf, month));
  const billed = billedSoFar(bill?.days ?? []);
  const sum = usage?.monthToDate ?? billed.at(-1)?.usd ?? 0;
  const fullMonth = ahead && usage && isWatchedInPart(usage, asOf) ? usage.fullMonth : undefined;
  const label = ahead
    ? t('cost.chartLabel', { sum: money(sum), forecast: money(ahead.forecast) })
    : t(usage ? 'cost.chartLabelFinished' : 'cost.chartLabelBilled', { sum: money(sum) });
  return (
    <section className="px-5 py-3">
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{t(ahead ? 'cost.chartTitle' : 'cost.chartTitleFinished')}</h2>
        <span className="ml-auto">
          <Age at={asOf} />
        </span>
      </div>
      <ChartLegend
        entries={entriesOf({ usage, billed: billed.length > 0, ahead, pendingRun, fullMonth })}
        run={pendingRun}
      />
      <MonthPlot
        label={label}
        month={{
          ...{ length, now, sum, billed, ahead, budgetUsd, fullMonth },
          used: usage ? usedSoFar(usage, now) : [],
          words: {
            budget: t('cost.budget', { usd: `$${budgetUsd}` }),
            ...{ now: t('cost.now'), notWatched: t('cost.notWatched') },
          },
        }}
      />
      {ahead && usage && (
        <Outlook ahead={ahead} usage={usage} budgetUsd={budgetUsd} run={pendingRun} asOf={asOf} />
      )}
    </section>
  );
}

function Outlook(props: {
  readonly ahead: MonthAhead;
  readonly usage: CostEstimate;
  readonly budgetUsd: number | undefined;
  readonly run: number | undefined;
  readonly asOf: Instant;
}) {
  const { ahead, usage, budgetUsd, run, asOf } = props;
  const t = useWords();
  const { range, withPending } = ahead;
  return (
    <p className="text-second text-t2">
      {range ? t('cost.range', { low: money(range.low), high: money(range.high) }) : t('cost.noRange')}
      {budgetUsd !== undefined && <> {againstBudget(t, usage, asOf, budgetUsd)}</>}
      {withPending !== undefined && run !== undefined && (
        <span className="block">{t('cost.endsWithPending', { number: run, usd: money(withPending) })}</span>
      )}
    </p>
  );
}

/** Of a month that was not watched from its first day on, a full one at its rate is what a budget is for. */
function againstBudget(t: Translate, usage: CostEstimate, asOf: Instant, budgetUsd: number): string {
  const aMonth = aMonthOf(usage, asOf);
  const budget = money(budgetUsd);
  if (aMonth === undefined) return t('cost.tooYoung', { budget });
  const about = { usd: money(aMonth), by: money(Math.abs(aMonth - budgetUsd)), budget };
  const over = aMonth > budgetUsd;
  if (watched(usage, asOf).fromStart) return t(over ? 'cost.over' : 'cost.under', about);
  return t(over ? 'cost.fullMonthOver' : 'cost.fullMonthUnder', about);
}

function entriesOf(
  shown: Pick<Props, 'usage' | 'ahead' | 'pendingRun'> & {
    readonly billed: boolean;
    readonly fullMonth: number | undefined;
  },
) {
  const { usage, billed, ahead, pendingRun, fullMonth } = shown;
  const entries: readonly (LegendEntry | false)[] = [
    billed && 'actual',
    usage !== undefined && 'usage',
    ahead !== undefined && 'forecast',
    ahead?.withPending !== undefined && pendingRun !== undefined && 'pending',
    fullMonth !== undefined && 'full-month',
  ];
  return entries.filter((each) => each !== false);
}
