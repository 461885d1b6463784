'use client';

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { useView } from '#components/words/use-words.ts';
import { hourMinute } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';
import { useCrosshair } from './crosshair.tsx';
import { pointAt } from './scale.ts';
import type { Seen } from './seen.ts';

/**
 * The line under the pointer, on every chart at once; its time sits on the axis. It alone hears of the crosshair: the chart
 * round it is not drawn again.
 */
export function CrosshairMark(
  props: Pick<ChartProps, 'panel' | 'period'> & { readonly top: number; readonly seen: Seen },
) {
  const { panel, period, top, seen } = props;
  const at = useCrosshair(seen);
  const { zone } = useView();
  const area = usePlotArea();
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  const place = at === undefined ? undefined : x?.(at);
  if (at === undefined || place === undefined || !area || !y) return null;
  const base = area.y + area.height;
  return (
    <g pointerEvents="none">
      <line x1={place} x2={place} y1={area.y} y2={base} stroke="var(--accent)" />
      {panel.series.map(({ shape, tone, series }) => {
        const point = pointAt(series.points, at, period);
        // Rare events are squares on top, whatever their number.
        if (!point || point.value > top || shape === 'depth') return null;
        return (
          <circle
            key={series.id}
            cx={x?.(point.at)}
            cy={y(point.value)}
            r="3"
            fill={`var(--${tone})`}
            stroke="var(--ground)"
          />
        );
      })}
      <rect x={place - 18} y={base + 2} width="36" height="17" rx="3" fill="var(--accent-solid)" />
      <text x={place} y={base + 14.5} textAnchor="middle" className="axis" fill="var(--on-accent)">
        {hourMinute(at, zone)}
      </text>
    </g>
  );
}
