import type { ChartProps } from './chart-props.ts';
import type { Frame } from './frame.ts';
import { percentOf } from './scale.ts';

/** The newest point of each line as a ring, while it may still change. */
export function HollowEnds(
  props: Pick<ChartProps, 'panel' | 'range' | 'period' | 'provisionalFrom'> & {
    readonly top: number;
    readonly frame: Frame;
  },
) {
  const { panel, range, period, provisionalFrom, top, frame } = props;
  if (provisionalFrom === undefined) return null;
  return panel.series.flatMap(({ shape, tone, series }) => {
    const last = series.points.at(-1);
    if (shape !== 'line' || !last || last.at + period <= provisionalFrom) return [];
    return [
      <circle
        key={series.id}
        cx={`${percentOf(last.at, range)}%`}
        cy={frame.base - (last.value / top) * frame.height}
        r="3"
        fill="var(--ground)"
        stroke={`var(--${tone})`}
        strokeWidth="1.4"
      />,
    ];
  });
}
