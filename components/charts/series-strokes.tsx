import { Area, Line } from 'recharts';
import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import type { Datapoint } from '#lib/domain/metrics/series.ts';
import { type Drawn, isStepped, strokeBefore, strokesOf } from './drawn-series.ts';

const WIDTHS: Readonly<Record<string, number>> = { p50: 1.2, p95: 1.5, p99: 1.9 };

/** What every stroke of a chart has: nothing moves by itself, and layers stand in the order written. */
const STILL = {
  isAnimationActive: false,
  activeDot: false,
  dot: false,
  zIndex: 0,
  dataKey: 'value',
} as const;

const pen = ({ tone }: PanelSeries) => ({
  stroke: `var(--${tone})`,
  strokeWidth: WIDTHS[tone] ?? 1.5,
  strokeLinecap: 'round' as const,
});

/** A series with what of it may still change dotted; errors and a chart's only count are filled. */
export function SeriesStrokes(props: {
  readonly each: PanelSeries;
  readonly period: number;
  readonly provisionalFrom: number | undefined;
  readonly filled: boolean;
}) {
  const { each, period, provisionalFrom, filled } = props;
  const { settled, open } = strokesOf(each, { period, provisionalFrom });
  const type = isStepped(each) ? 'stepAfter' : 'linear';
  const one = (data: readonly Drawn[], dots: { readonly strokeDasharray?: string } = {}) =>
    filled ? (
      <Area
        {...STILL}
        {...pen(each)}
        data={data}
        type={type}
        fill={`var(--${each.tone})`}
        fillOpacity={each.shape === 'line' ? 0.13 : 0.28}
        {...dots}
      />
    ) : (
      <Line {...STILL} {...pen(each)} data={data} type={type} {...dots} />
    );
  return (
    <>
      {settled.length > 0 && one(settled)}
      {open.length > 0 && one(open, { strokeDasharray: '1.5 3.5' })}
    </>
  );
}

/** What a series is compared with: thin, dashed and muted, never an area. */
export function StrokeBefore(props: {
  readonly each: PanelSeries;
  readonly points: readonly Datapoint[];
  readonly period: number;
}) {
  const { each, points, period } = props;
  if (points.length === 0) return null;
  return (
    <Line
      {...STILL}
      data={strokeBefore(each, points, period)}
      type={isStepped(each) ? 'stepAfter' : 'linear'}
      stroke={`var(--${each.tone})`}
      strokeOpacity={0.6}
      strokeWidth={1.2}
      strokeDasharray="4 3"
    />
  );
}
