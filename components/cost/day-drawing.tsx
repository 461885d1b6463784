'use client';

import { Bar, Cell, usePlotArea, useXAxisScale } from 'recharts';
import { BarFrame, BarTitles } from '#components/charts/bar-frame.tsx';
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
  return (
    <BarFrame
      width={width}
      height={HEIGHT}
      above={34}
      rows={rows}
      at={{ key: 'day', word: String }}
      axisLine={{ stroke: 'var(--line3)' }}
      most={Math.max(0, ...days.map(({ standing, used }) => standing + used))}
      figure={shortMoney}
    >
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
      <BarTitles
        of={days.map(({ day, standing, used }) => ({
          at: Number(day.slice(8)),
          title: `${day} ${money(standing + used)}`,
        }))}
      />
    </BarFrame>
  );
}

function Runs({ marks }: Pick<Props, 'marks'>) {
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  const middleOf = (day: number) => x(day, { position: 'middle' }) ?? 0;
  const plot = { left: area.x, right: area.x + area.width, middleOf };
  return labelsByDay(marks, plot).map(({ days, label, x: at, row }) => (
    <g key={days[0]}>
      {days.map((day) => (
        <line
          key={day}
          x1={middleOf(day)}
          x2={middleOf(day)}
          y1={area.y - 8 - row * ROW}
          y2={area.y + area.height}
          stroke="var(--t2)"
          strokeDasharray="3 3"
        />
      ))}
      <text x={at} y={area.y - 10 - row * ROW} textAnchor="middle" className="axis axis-strong">
        {label}
      </text>
    </g>
  ));
}
