'use client';

import { lazy } from 'react';
import { DrawnWhenNear } from '#components/charts/drawn-when-near.tsx';
import { useView } from '#components/words/use-words.ts';
import type { HourUse } from '#lib/domain/budget/usage.ts';
import { compact } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';

const HourDrawing = lazy(async () => ({ default: (await import('./hour-drawing.tsx')).HourDrawing }));

/** As many hours as the place of a drawing holds. */
const SHOWN = 4;

/** The bars of the hours; until they are drawn, the newest ones as figures. */
export function HourPlot({ hours, label }: { readonly hours: readonly HourUse[]; readonly label: string }) {
  const { zone } = useView();
  const waiting = (
    <table className="ruled text-t2">
      <tbody>
        {hours.slice(-SHOWN).map(({ at, calls }) => (
          <tr key={at}>
            <td>{hourMinute(at, zone)}</td>
            <td className="num">{compact(calls)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <DrawnWhenNear className="hour-plot" label={label} waiting={waiting}>
      {(width) => <HourDrawing hours={hours} width={width} />}
    </DrawnWhenNear>
  );
}
