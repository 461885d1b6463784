'use client';

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import { timeTick, valueTick } from '#components/charts/axis-ticks.tsx';
import { niceTop } from '#components/charts/scale.ts';
import { shortMoney } from '#lib/words/money.ts';
import type { DrawnMonth } from './drawn-month.ts';
import { MonthWords, PendingHatch } from './month-words.tsx';

/** As `.month-plot` of charts.css. */
const HEIGHT = 200;
/** Right of the plot: what the month ends with. */
const ENDS = 56;

const STILL = { isAnimationActive: false, activeDot: false, dot: false, zIndex: 0, dataKey: 'usd' } as const;

export function MonthDrawing({ width, ...month }: DrawnMonth & { readonly width: number }) {
  const { length, now, sum, used, billed, ahead, budgetUsd, fullMonth } = month;
  const unwatched = notWatched(month);
  const { top, step } = niceTop(highest(month));
  const to = (usd: number) => [
    { day: now, usd: sum },
    { day: length, usd },
  ];
  return (
    <ComposedChart
      width={width}
      height={HEIGHT}
      margin={{ top: 26, right: ENDS, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line1)" zIndex={0} />
      <XAxis
        type="number"
        dataKey="day"
        domain={[0, length]}
        ticks={[0.5, 9.5, 19.5, length - 0.5]}
        interval={0}
        height={20}
        tickLine={false}
        axisLine={{ stroke: 'var(--line3)' }}
        tick={timeTick((day) => String(day + 0.5))}
      />
      <YAxis
        domain={[0, top]}
        ticks={[0, step, step * 2, step * 3]}
        interval={0}
        width={44}
        tickLine={false}
        axisLine={false}
        tick={valueTick(shortMoney)}
      />
      {unwatched > 0 && (
        <ReferenceArea
          x1={0}
          x2={unwatched}
          y1={0}
          y2={top}
          fill="url(#hatch)"
          fillOpacity={0.4}
          zIndex={0}
        />
      )}
      {billed.map(({ day, usd, partial }) => (
        <ReferenceArea
          key={day}
          x1={day - 0.85}
          x2={day - 0.15}
          y1={0}
          y2={usd}
          fill="var(--c6)"
          fillOpacity={partial ? 0.25 : 0.45}
          zIndex={0}
        />
      ))}
      {budgetUsd !== undefined && (
        <ReferenceLine y={budgetUsd} stroke="var(--t2)" strokeDasharray="2 3" zIndex={0} />
      )}
      {fullMonth !== undefined && (
        <Line
          {...STILL}
          data={[
            { day: 0, usd: 0 },
            { day: length, usd: fullMonth },
          ]}
          stroke="var(--t3)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
        />
      )}
      <Line {...STILL} data={used} stroke="var(--c1)" strokeWidth={1.5} />
      {ahead?.range && (
        <Area
          {...STILL}
          data={[
            { day: now, usd: [sum, sum] },
            { day: length, usd: [ahead.range.low, ahead.range.high] },
          ]}
          stroke="none"
          fill="url(#hatch)"
          fillOpacity={1}
        />
      )}
      {ahead?.withPending !== undefined && (
        <>
          <PendingHatch />
          <Area
            {...STILL}
            data={[
              { day: now, usd: [sum, sum] },
              { day: length, usd: [ahead.forecast, ahead.withPending] },
            ]}
            stroke="none"
            fill="url(#hatch-pending)"
            fillOpacity={1}
          />
          <Line
            {...STILL}
            data={to(ahead.withPending)}
            stroke="var(--c3)"
            strokeWidth={1.5}
            strokeDasharray="2 3"
          />
        </>
      )}
      {ahead && (
        <>
          <Line
            {...STILL}
            data={to(ahead.forecast)}
            stroke="var(--c1)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
          />
          <ReferenceLine x={now} stroke="var(--line3)" strokeDasharray="2 3" zIndex={0} />
        </>
      )}
      <MonthWords {...month} />
    </ComposedChart>
  );
}

/** Days at the month's beginning of which nobody measured the use; none where the month as a whole is the bill's alone. */
const notWatched = ({ used }: Pick<DrawnMonth, 'used'>): number => used[0]?.day ?? 0;

const highest = ({ sum, billed, budgetUsd, ahead, fullMonth }: DrawnMonth): number =>
  Math.max(
    ...[sum, billed.at(-1)?.usd, budgetUsd, fullMonth].map((each) => each ?? 0),
    ...[ahead?.forecast, ahead?.range?.high, ahead?.withPending].map((each) => each ?? 0),
  );
