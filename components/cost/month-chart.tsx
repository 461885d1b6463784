import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BilledDay, MonthBill } from '#lib/domain/cost/bill.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import type { Instant } from '#lib/domain/time.ts';
import { money } from '#lib/words/money.ts';
import { Ahead, type MonthAhead, PendingHatch } from './month-ahead.tsx';
import { ChartLegend, type LegendEntry } from './month-legend.tsx';
import { BASE, LEFT, type MonthScale, monthScale, RIGHT, WIDTH } from './month-scale.ts';

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
  const billed = addedUp(bill?.days ?? []);
  const scale = monthScale(
    month,
    Math.max(
      usage?.monthToDate ?? 0,
      billed.at(-1)?.sum ?? 0,
      budgetUsd ?? 0,
      ...(ahead ? [ahead.forecast, ahead.range?.high ?? 0, ahead.withPending ?? 0] : []),
    ),
  );
  const { x, y, length } = scale;
  const now = Math.min(length, scale.dayOf(asOf));
  const sum = usage?.monthToDate ?? billed.at(-1)?.sum ?? 0;
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
        entries={entriesOf({ usage, billed: billed.length > 0, ahead, pendingRun })}
        run={pendingRun}
      />
      <svg viewBox={`0 0 ${WIDTH} 170`} className="mt-1 w-full max-w-96" role="img" aria-label={label}>
        <PendingHatch />
        <Grid scale={scale} budgetUsd={budgetUsd} />
        {billed.map(({ day, sum: upTo, partial }) => (
          <rect
            key={day}
            x={x(day - 0.85)}
            width={x(0.7) - x(0)}
            y={y(upTo)}
            height={BASE - y(upTo)}
            fill="var(--c6)"
            fillOpacity={partial ? 0.25 : 0.45}
          />
        ))}
        {usage && <path d={soFar(usage, scale, now)} fill="none" stroke="var(--c1)" strokeWidth="1.5" />}
        {ahead ? (
          <Ahead scale={scale} now={now} monthToDate={sum} ahead={ahead} />
        ) : (
          <text x={RIGHT + 5} y={y(sum) + 4} className="axis axis-strong">
            {money(sum)}
          </text>
        )}
        {[1, 10, 20, length].map((day) => (
          <text key={day} x={x(day - 0.5)} y={BASE + 14} textAnchor="middle" className="axis">
            {day}
          </text>
        ))}
      </svg>
      {ahead && <Outlook ahead={ahead} budgetUsd={budgetUsd} run={pendingRun} />}
    </section>
  );
}

function Grid({
  scale: { y, grid },
  budgetUsd,
}: {
  readonly scale: MonthScale;
  readonly budgetUsd: number | undefined;
}) {
  const t = useWords();
  return (
    <>
      {grid.map((usd, index) => (
        <g key={usd}>
          <line
            x1={LEFT}
            x2={RIGHT}
            y1={y(usd)}
            y2={y(usd)}
            stroke={index === 0 ? 'var(--line3)' : 'var(--line1)'}
          />
          <text x={LEFT - 5} y={y(usd) + 4} textAnchor="end" className="axis">
            ${Number(usd.toPrecision(3))}
          </text>
        </g>
      ))}
      {budgetUsd !== undefined && (
        <>
          <line
            x1={LEFT}
            x2={RIGHT}
            y1={y(budgetUsd)}
            y2={y(budgetUsd)}
            stroke="var(--t2)"
            strokeDasharray="2 3"
          />
          <text x={LEFT + 3} y={y(budgetUsd) - 4} className="axis">
            {t('cost.budget', { usd: `$${budgetUsd}` })}
          </text>
        </>
      )}
    </>
  );
}

function Outlook(props: {
  readonly ahead: MonthAhead;
  readonly budgetUsd: number | undefined;
  readonly run: number | undefined;
}) {
  const { ahead, budgetUsd, run } = props;
  const t = useWords();
  const { range, forecast, withPending } = ahead;
  return (
    <p className="text-second text-t2">
      {range ? t('cost.range', { low: money(range.low), high: money(range.high) }) : t('cost.noRange')}
      {budgetUsd !== undefined && (
        <>
          {' '}
          {t(forecast > budgetUsd ? 'cost.over' : 'cost.under', {
            by: money(Math.abs(forecast - budgetUsd)),
            budget: money(budgetUsd),
          })}
        </>
      )}
      {withPending !== undefined && run !== undefined && (
        <span className="block">{t('cost.endsWithPending', { number: run, usd: money(withPending) })}</span>
      )}
    </p>
  );
}

function entriesOf(shown: Pick<Props, 'usage' | 'ahead' | 'pendingRun'> & { readonly billed: boolean }) {
  const { usage, billed, ahead, pendingRun } = shown;
  const entries: readonly (LegendEntry | false)[] = [
    billed && 'actual',
    usage !== undefined && 'usage',
    ahead !== undefined && 'forecast',
    ahead?.withPending !== undefined && pendingRun !== undefined && 'pending',
  ];
  return entries.filter((each) => each !== false);
}

/** The line of what was used, from the first measured moment to the last. */
function soFar({ days = [], usageSince }: CostEstimate, { x, y, dayOf }: MonthScale, now: number): string {
  let sum = 0;
  const steps = days.map(({ day, standing, used }) => {
    sum += standing + used;
    return `L${x(Math.min(now, Number(day.slice(8))))} ${y(sum)}`;
  });
  return `M${x(Math.max(0, dayOf(usageSince)))} ${y(0)}${steps.join('')}`;
}

/** The bill added up, at the end of each of its days. */
function addedUp(days: readonly BilledDay[]) {
  let sum = 0;
  return days.map(({ day, cost, partial }) => {
    sum += cost;
    return { day: Number(day.slice(8)), sum, partial };
  });
}
