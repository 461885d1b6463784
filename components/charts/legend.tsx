'use client';

import { useWords } from '#components/words/use-words.ts';
import { figure } from '#lib/words/figures.ts';
import type { ChartProps } from './chart-props.ts';
import { useCrosshair } from './crosshair.tsx';
import { pointAt } from './scale.ts';

/** Each series with its value under the crosshair, else its newest; nothing measured is a dash, not 0. */
export function Legend({ panel, period }: ChartProps) {
  const t = useWords();
  const at = useCrosshair();
  return (
    <ul className="mt-1 flex min-h-9 flex-wrap content-start gap-x-3 gap-y-0.5">
      {panel.series.map(({ word, tone, series }) => {
        const point = at === undefined ? series.points.at(-1) : pointAt(series.points, at, period);
        return (
          <li key={`${word} ${series.id}`} className="inline-flex items-center gap-1.5">
            <svg width="10" height="4" aria-hidden="true">
              <rect width="10" height="4" rx="1" fill={`var(--${tone})`} />
            </svg>
            {t.has(`series.${word}`) ? t(`series.${word}`) : word}
            <b>{point ? figure(t, point.value, panel.unit) : '–'}</b>
          </li>
        );
      })}
    </ul>
  );
}
