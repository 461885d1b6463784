import { useXAxisScale, useYAxisScale } from 'recharts';
import type { ChartProps } from './chart-props.ts';
import { isStepped } from './drawn-series.ts';

/** The newest point of each line as a ring, while it may still change. */
export function HollowEnds({ panel, range, period, provisionalFrom }: ChartProps) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (provisionalFrom === undefined || !x || !y) return null;
  return panel.series.map((each) => {
    const last = each.series.points.at(-1);
    if (each.shape !== 'line' || !last || last.at + period <= provisionalFrom) return null;
    const end = isStepped(each) ? Math.min(last.at + period, range.to) : last.at;
    return (
      <circle
        key={each.series.id}
        cx={x(end)}
        cy={y(last.value)}
        r="3"
        fill="var(--ground)"
        stroke={`var(--${each.tone})`}
        strokeWidth="1.4"
      />
    );
  });
}
