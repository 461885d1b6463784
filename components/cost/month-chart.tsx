import { niceTop } from '#components/charts/scale.ts';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import type { ForecastRange } from '#lib/domain/cost/forecast.ts';
import type { Instant } from '#lib/domain/time.ts';
import { money } from '#lib/words/money.ts';

type Props = {
  readonly estimate: CostEstimate;
  readonly range: ForecastRange | undefined;
  readonly budgetUsd: number | undefined;
  readonly asOf: Instant;
};

const WIDTH = 270;
const LEFT = 40;
const RIGHT = 216;
const TOP = 26;
const BASE = 150;
const DAY_MS = 86_400_000;

/** Cost added up so far, solid; the forecast dashed with its hatched range; the budget as a line. */
export function MonthChart({ estimate, range, budgetUsd, asOf }: Props) {
  const t = useWords();
  const { month, days = [], forecast, monthToDate, usageSince } = estimate;
  const start = Date.parse(`${month}-01`);
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const most = Math.max(forecast, range?.high ?? 0, budgetUsd ?? 0);
  const { top, step } = niceTop(most);
  const x = (day: number) => LEFT + (day / length) * (RIGHT - LEFT);
  const y = (usd: number) => BASE - (usd / top) * (BASE - TOP);
  const dayOf = (at: number) => (at - start) / DAY_MS;
  const now = dayOf(asOf);
  let sum = 0;
  const solid = days.map(({ day, standing, used }) => {
    sum += standing + used;
    return `L${x(Math.min(now, Number(day.slice(8))))} ${y(sum)}`;
  });
  return (
    <section className="px-5 py-3">
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{t('cost.chartTitle')}</h2>
        <span className="ml-auto">
          <Age at={asOf} />
        </span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} 170`}
        className="mt-1 w-full max-w-96"
        role="img"
        aria-label={t('cost.chartLabel', { sum: money(monthToDate), forecast: money(forecast) })}
      >
        {[0, 1, 2, 3].map((line) => (
          <g key={line}>
            <line
              x1={LEFT}
              x2={RIGHT}
              y1={y(line * step)}
              y2={y(line * step)}
              stroke={line === 0 ? 'var(--line3)' : 'var(--line1)'}
            />
            <text x={LEFT - 5} y={y(line * step) + 4} textAnchor="end" className="axis">
              ${Number((line * step).toPrecision(3))}
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
        {range && (
          <path
            d={`M${x(now)} ${y(monthToDate)}L${x(length)} ${y(range.high)}V${y(range.low)}Z`}
            fill="url(#hatch)"
          />
        )}
        <path
          d={`M${x(Math.max(0, dayOf(usageSince)))} ${y(0)}${solid.join('')}`}
          fill="none"
          stroke="var(--c1)"
          strokeWidth="1.5"
        />
        <path
          d={`M${x(now)} ${y(monthToDate)}L${x(length)} ${y(forecast)}`}
          fill="none"
          stroke="var(--c1)"
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
        <line x1={x(now)} x2={x(now)} y1={TOP - 8} y2={BASE} stroke="var(--line3)" strokeDasharray="2 3" />
        <text x={x(now)} y={TOP - 12} textAnchor="middle" className="axis">
          {t('cost.now')}
        </text>
        <text x={RIGHT + 5} y={y(forecast) + 4} className="axis axis-strong">
          {money(forecast)}
        </text>
        {[1, 10, 20, length].map((day) => (
          <text key={day} x={x(day - 0.5)} y={BASE + 14} textAnchor="middle" className="axis">
            {day}
          </text>
        ))}
      </svg>
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
      </p>
    </section>
  );
}
