'use client';

import type { MetricPanel } from '#lib/domain/metrics/panels.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { useCrosshair } from './crosshair.tsx';
import type { Frame } from './frame.ts';
import { percentOf, pointAt } from './scale.ts';

type Props = {
  readonly panel: MetricPanel;
  readonly range: TimeRange;
  readonly period: number;
  readonly top: number;
  readonly zone: string;
  readonly frame: Frame;
};

/** The line under the pointer, on every chart at once; its time sits on the axis. */
export function CrosshairLine({ panel, range, period, top, zone, frame }: Props) {
  const at = useCrosshair();
  if (at === undefined) return null;
  const x = percentOf(at, range);
  return (
    <g pointerEvents="none">
      <line x1={`${x}%`} x2={`${x}%`} y1={frame.top} y2={frame.base} stroke="var(--accent)" />
      {panel.series.map(({ shape, tone, series }) => {
        const point = pointAt(series.points, at, period);
        // Rare events are squares on top, whatever their number.
        if (!point || point.value > top || shape === 'depth') return null;
        return (
          <circle
            key={series.id}
            cx={`${percentOf(point.at, range)}%`}
            cy={frame.base - (point.value / top) * frame.height}
            r="3"
            fill={`var(--${tone})`}
            stroke="var(--ground)"
          />
        );
      })}
      <svg x={`${x}%`} y={frame.base + 2} overflow="visible" width="1" height="18">
        <title>{hourMinute(at, zone)}</title>
        <rect x="-18" width="36" height="17" rx="3" fill="var(--accent-solid)" />
        <text x="0" y="12.5" textAnchor="middle" className="axis" fill="var(--on-accent)">
          {hourMinute(at, zone)}
        </text>
      </svg>
    </g>
  );
}
