'use client';

import { lazy } from 'react';
import { DrawnWhenNear } from '#components/charts/drawn-when-near.tsx';
import { money } from '#lib/words/money.ts';
import type { DrawnMonth } from './drawn-month.ts';

const MonthDrawing = lazy(async () => ({ default: (await import('./month-drawing.tsx')).MonthDrawing }));

/** The curve of a month; until it is drawn, what it came to so far and is expected to end with. */
export function MonthPlot({ month, label }: { readonly month: DrawnMonth; readonly label: string }) {
  const waiting = (
    <p className="text-t2">
      <b>{money(month.sum)}</b>
      {month.ahead && ` → ${money(month.ahead.forecast)}`}
    </p>
  );
  return (
    <DrawnWhenNear className="month-plot" label={label} waiting={waiting}>
      {(width) => <MonthDrawing {...month} width={width} />}
    </DrawnWhenNear>
  );
}
