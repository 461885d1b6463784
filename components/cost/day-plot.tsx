'use client';

import { lazy } from 'react';
import { DrawnWhenNear } from '#components/charts/drawn-when-near.tsx';
import type { DayCost } from '#lib/domain/cost/cost.ts';
import { money } from '#lib/words/money.ts';
import type { DayMark } from './day-marks.ts';

const DayDrawing = lazy(async () => ({ default: (await import('./day-drawing.tsx')).DayDrawing }));

/** As many days as the place of a drawing holds, side by side. */
const SHOWN = 7;

/** The bars of a month; until they are drawn, its newest days as figures. */
export function DayPlot(props: {
  readonly month: string;
  readonly days: readonly DayCost[];
  readonly marks: readonly DayMark[];
  readonly label: string;
}) {
  const { label, ...shown } = props;
  const waiting = (
    <table className="ruled text-t2">
      <tbody>
        {shown.days.slice(-SHOWN).map(({ day, standing, used }) => (
          <tr key={day}>
            <td>{day}</td>
            <td className="num">{money(standing + used)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <DrawnWhenNear className="day-plot" label={label} waiting={waiting}>
      {(width) => <DayDrawing {...shown} width={width} />}
    </DrawnWhenNear>
  );
}
