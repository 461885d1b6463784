import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import type { Datapoint } from '#lib/domain/metrics/series.ts';
import type { ChartProps } from './chart-props.ts';
import { areaPath, linePath, percentOf, segments } from './scale.ts';

const WIDTHS: Readonly<Record<string, number>> = { p50: 1.2, p95: 1.5, p99: 1.9 };

const pen = (tone: PanelSeries['tone'], width = WIDTHS[tone] ?? 1.5) =>
  ({
    fill: 'none',
    stroke: `var(--${tone})`,
    strokeWidth: width,
    strokeLinecap: 'round',
    vectorEffect: 'non-scaling-stroke',
  }) as const;

type Drawn = Pick<ChartProps, 'range' | 'period' | 'provisionalFrom'> & {
  readonly each: PanelSeries;
  readonly top: number;
};

/** A series in a box of 1000 × 1000: whole where settled, dotted where it may still change, broken at gaps. */
export function Line({
  each,
  top,
  range,
  period,
  provisionalFrom,
  alone,
}: Drawn & { readonly alone: boolean }) {
  const { tone, series } = each;
  const isOpen = ({ at }: Datapoint) => provisionalFrom !== undefined && at + period > provisionalFrom;
  return segments(series.points, period).map((part) => {
    const first = part.findIndex(isOpen);
    const settled = first === -1 ? part : part.slice(0, first);
    // The dots begin where the line ends.
    const open = first === -1 ? [] : part.slice(Math.max(0, first - 1));
    return (
      <g key={part[0]?.at}>
        {alone && <path d={areaPath(part, range, top)} fill={`var(--${tone})`} opacity="0.13" />}
        <path d={linePath(settled, range, top)} {...pen(tone)} />
        {open.length > 1 && <path d={linePath(open, range, top)} {...pen(tone)} strokeDasharray="1.5 3.5" />}
      </g>
    );
  });
}

/** What was measured before a deploy: thin and muted, never an area. */
export function LineBefore({
  points,
  each: { tone },
  top,
  range,
  period,
}: Drawn & { readonly points: readonly Datapoint[] }) {
  return (
    <g opacity="0.5">
      {segments(points, period).map((part) => (
        <path key={part[0]?.at} d={linePath(part, range, top)} {...pen(tone, 1)} />
      ))}
    </g>
  );
}

/** Errors as bars, one a period, at least two pixels high on this scale; hollow where they may still change. */
export function Bars({ each, top, range, period, provisionalFrom }: Drawn) {
  const width = Math.max(2, (period / (range.to - range.from)) * 1000 * 0.8);
  return each.series.points
    .filter(({ value }) => value > 0)
    .map(({ at, value }) => {
      const height = Math.max(12, (value / top) * 1000);
      const open = provisionalFrom !== undefined && at + period > provisionalFrom;
      return (
        <rect
          key={at}
          x={percentOf(at, range) * 10}
          width={width}
          y={1000 - height}
          height={height}
          fill={open ? 'none' : `var(--${each.tone})`}
          stroke={open ? `var(--${each.tone})` : undefined}
          vectorEffect="non-scaling-stroke"
        />
      );
    });
}
