import { useWords } from '#components/words/use-words.ts';
import type { ForecastRange } from '#lib/domain/cost/forecast.ts';
import { money } from '#lib/words/money.ts';
import { BASE, type MonthScale, RIGHT, TOP } from './month-scale.ts';

/** Two labels at the chart's right end closer than this would cover each other. */
const LABEL_HEIGHT = 12;

export type MonthAhead = {
  readonly forecast: number;
  readonly range: ForecastRange | undefined;
  /** The month's end with what a planned run would change. */
  readonly withPending: number | undefined;
};

type Props = {
  readonly scale: MonthScale;
  readonly now: number;
  readonly monthToDate: number;
  readonly ahead: MonthAhead;
};

/** From now to the month's end: the range hatched, the forecast dashed, what a plan would add or take dotted. */
export function Ahead({ scale: { x, y, length }, now, monthToDate, ahead }: Props) {
  const t = useWords();
  const { forecast, range, withPending } = ahead;
  const from = `M${x(now)} ${y(monthToDate)}`;
  return (
    <>
      {range && <path d={`${from}L${x(length)} ${y(range.high)}V${y(range.low)}Z`} fill="url(#hatch)" />}
      {withPending !== undefined && (
        <>
          <path d={`${from}L${x(length)} ${y(forecast)}V${y(withPending)}Z`} fill="url(#hatch-pending)" />
          <path
            d={`${from}L${x(length)} ${y(withPending)}`}
            fill="none"
            stroke="var(--c3)"
            strokeWidth="1.5"
            strokeDasharray="2 3"
          />
        </>
      )}
      <path
        d={`${from}L${x(length)} ${y(forecast)}`}
        fill="none"
        stroke="var(--c1)"
        strokeWidth="1.5"
        strokeDasharray="4 3"
      />
      <line x1={x(now)} x2={x(now)} y1={TOP - 8} y2={BASE} stroke="var(--line3)" strokeDasharray="2 3" />
      <text x={x(now)} y={TOP - 12} textAnchor="middle" className="axis">
        {t('cost.now')}
      </text>
      {endLabels(y, forecast, withPending).map(({ usd, at }) => (
        <text key={at} x={RIGHT + 5} y={at + 4} className="axis axis-strong">
          {money(usd)}
        </text>
      ))}
    </>
  );
}

/** The lower figure's label is pushed down where both would meet. */
function endLabels(y: MonthScale['y'], forecast: number, withPending: number | undefined) {
  const [high = forecast, low] = [forecast, ...(withPending === undefined ? [] : [withPending])].toSorted(
    (a, b) => b - a,
  );
  const top = { usd: high, at: y(high) };
  return low === undefined ? [top] : [top, { usd: low, at: Math.max(y(low), top.at + LABEL_HEIGHT) }];
}

/** Hatch in the colour of the pending line; the page's own hatch is the range's. */
export const PendingHatch = () => (
  <defs>
    <pattern
      id="hatch-pending"
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1="0" x2="0" y1="0" y2="5" stroke="var(--c3)" strokeWidth="1.2" strokeOpacity="0.6" />
    </pattern>
  </defs>
);
