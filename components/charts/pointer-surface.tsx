'use client';

import type { MouseEvent, PointerEvent } from 'react';
import { usePlotArea, useXAxisInverseScale } from 'recharts';
import { instant } from '#lib/domain/time.ts';
import type { ChartProps } from './chart-props.ts';
import { useCrosshairStore } from './crosshair.tsx';
import { shareOf, useBrush } from './use-brush.ts';

/**
 * What the pointer meets over a plot: it moves the crosshair of the page, a drag is a brush, a click pins its minute. Recharts'
 * own hover is not asked: what it would draw again on each move, nothing here shows.
 */
export function PointerSurface({ panel, range, period }: Pick<ChartProps, 'panel' | 'range' | 'period'>) {
  const area = usePlotArea();
  const momentAt = useXAxisInverseScale();
  const crosshair = useCrosshairStore();
  const brush = useBrush(range, period);
  if (!area || !momentAt) return null;
  /** The whole period under the pointer. */
  const periodAt = (share: number) =>
    instant(Math.floor(Number(momentAt(area.x + share * area.width)) / period) * period);
  const move = (event: PointerEvent<SVGRectElement>) => {
    const share = shareOf(event);
    crosshair.point(periodAt(share));
    brush.move(share);
  };
  const click = (event: MouseEvent<SVGRectElement>) => {
    if (!brush.dragged()) crosshair.pin(periodAt(shareOf(event)), panel.id);
  };
  const { held } = brush;
  return (
    <>
      {held && (
        <rect
          x={area.x + Math.min(held.start, held.end) * area.width}
          y={area.y}
          width={Math.abs(held.end - held.start) * area.width}
          height={area.height}
          fill="var(--accent)"
          opacity="0.18"
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the plot round it takes the keys */}
      <rect
        className="plot-surface"
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        fill="transparent"
        onPointerDown={brush.down}
        onPointerMove={move}
        onPointerUp={brush.up}
        onPointerCancel={brush.cancel}
        onPointerLeave={() => crosshair.point(undefined)}
        onMouseMove={(event) => event.stopPropagation()}
        onClick={click}
      />
    </>
  );
}
