'use client';

import { Bar, BarChart, CartesianGrid, Cell, usePlotArea, useXAxisScale, XAxis, YAxis } from 'recharts';
import { timeTick, valueTick } from '#components/charts/axis-ticks.tsx';
import { niceTop } from '#components/charts/scale.ts';
import type { DayCost } from '#lib/domain/cost/cost.ts';
import { COST_GROUPS } from '#lib/domain/cost/group.ts';
import { money, shortMoney } from '#lib/words/money.ts';
import { type DayMark, daysIn, GROUP_COLOURS, labelsByDay } from './day-marks.ts';

/** As `.day-plot` of charts.css. */
const HEIGHT = 160;
/** Height of one row of run numbers. */
const ROW = 12;

type Props = {
  readonly month: string;
  readonly days: readonly DayCost[];
  readonly marks: readonly DayMark[];
  readonly width: number;
};

/** Each day's known cost, stacked by group; a day that is not over is paler. */
export function DayDrawing({ month, days, marks, width }: Props) {
  const known = new Map(days.map((each) => [Number(each.day.slice(8)), each]));
  const rows = Array.from({ length: daysIn(month) }, (_, index) => ({
    day: index + 1,
    cost: known.get(index + 1),
  }));
  const { top, step } = niceTop(Math.max(0, ...days.map(({ standing, used }) => standing + used)));
  return (
    <BarChart
      width={width}
      height={HEIGHT}
      data={rows}
      margin={{ top: 34, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="12%"
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line1)" zIndex={0} />
      <XAxis
        dataKey="day"
        interval={0}
        height={20}
        tickLine={false}
        axisLine={{ stroke: 'var(--line3)' }}
        tick={timeTick(String)}
      />
      <YAxis
        domain={[0, top]}
        ticks={[0, step, step * 2, step * 3]}
        interval={0}
        width={46}
        tickLine={false}
        axisLine={false}
        tick={valueTick(shortMoney)}
      />
      {COST_GROUPS.map((group, index) => (
        <Bar
          key={group}
          stackId="day"
          dataKey={({ cost }: (typeof rows)[number]) => cost?.groups[group] ?? 0}
          fill={GROUP_COLOURS[index] ?? 'var(--c6)'}
          isAnimationActive={false}
          zIndex={0}
        >
          {rows.map(({ day, cost }) => (
            <Cell key={day} fillOpacity={cost?.whole ? 1 : 0.6} />
          ))}
        </Bar>
      ))}
      <Runs marks={marks} />
      <Sums days={days} />
    </BarChart>
  );
}

function Runs({ marks }: Pick<Props, 'marks'>) {
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  return labelsByDay(marks).map(({ day, label, row }) => {
    const at = x(day, { position: 'middle' });
    return (
      <g key={day}>
        <line
          x1={at}
          x2={at}
          y1={area.y - 8 - row * ROW}
          y2={area.y + area.height}
          stroke="var(--t2)"
          strokeDasharray="3 3"
        />
        <text x={at} y={area.y - 10 - row * ROW} textAnchor="middle" className="axis axis-strong">
          {label}
        </text>
      </g>
    );
  });
}

/** What a day came to, under the pointer. */
function Sums({ days }: Pick<Props, 'days'>) {
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  return days.map(({ day, standing, used }) => {
    const number = Number(day.slice(8));
    const [from = 0, to = 0] = [x(number, { position: 'start' }), x(number, { position: 'end' })];
    return (
      <rect key={day} x={from} width={to - from} y={area.y} height={area.height} fill="transparent">
        <title>{`${day} ${money(standing + used)}`}</title>
      </rect>
    );
  });
}
