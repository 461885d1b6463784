'use client';

import { memo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import { useView, useWords } from '#components/words/use-words.ts';
import { rareEvents } from '#lib/domain/metrics/rare-events.ts';
import { tickFigure } from '#lib/words/figures.ts';
import { timeTick, valueTick } from './axis-ticks.tsx';
import type { ChartProps } from './chart-props.ts';
import { CrosshairMark } from './crosshair-mark.tsx';
import { axisWidth, FOOT, type Frame, HEAD } from './frame.ts';
import { Gaps } from './gaps.tsx';
import { HollowEnds } from './hollow-ends.tsx';
import { axisTop } from './panel-axis.ts';
import { PointerSurface } from './pointer-surface.tsx';
import { timeTicks } from './scale.ts';
import type { Seen } from './seen.ts';
import { SeriesStrokes, StrokeBefore } from './series-strokes.tsx';
import { Squares } from './squares.tsx';
import { tickWords } from './tick-words.ts';

type Props = ChartProps & { readonly frame: Frame; readonly width: number; readonly seen: Seen };

/**
 * One panel by Recharts, in the browser only. Drawn once for its values and size: what follows the pointer are small children
 * of it that hear the crosshair by themselves.
 */
export const Drawing = memo(function Drawing({ frame, width, seen, ...props }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const { panel, range, period, alarms, marks, provisionalFrom, before, objectives = [] } = props;
  const series = panel.series.map((each) => ({ ...each, events: rareEvents(each, range) }));
  const drawn = series.filter(({ events }) => !events);
  const { top, step } = axisTop(panel, { range, alarms, objectives, before });
  const lines = drawn.filter(({ shape }) => shape === 'line');
  return (
    <ComposedChart
      width={width}
      height={frame.height}
      margin={{ top: HEAD, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      {provisionalFrom !== undefined && provisionalFrom < range.to && (
        <ReferenceArea x1={provisionalFrom} x2={range.to} fill="var(--wash)" fillOpacity={1} zIndex={0} />
      )}
      <CartesianGrid vertical={false} stroke="var(--line1)" zIndex={0} />
      <XAxis
        type="number"
        dataKey="at"
        domain={[range.from, range.to]}
        allowDataOverflow
        ticks={[...timeTicks(range)]}
        interval={0}
        height={FOOT}
        tickLine={false}
        axisLine={{ stroke: 'var(--line3)' }}
        tick={timeTick((at) => tickWords(at, range, zone, locale))}
      />
      <YAxis
        domain={[0, top]}
        allowDataOverflow
        ticks={[0, step, step * 2, step * 3]}
        interval={0}
        width={axisWidth(locale)}
        tickLine={false}
        axisLine={false}
        tick={valueTick((value) => tickFigure(t, value, panel.unit))}
      />
      <Gaps panel={panel} period={period} range={range} />
      {before &&
        panel.series
          .filter(({ shape }) => shape !== 'depth')
          .map((each) => (
            <StrokeBefore
              key={`before ${each.series.id}`}
              each={each}
              points={before.points[each.series.id] ?? []}
              period={period}
            />
          ))}
      {drawn.map((each) => (
        <SeriesStrokes
          key={each.series.id}
          each={each}
          period={period}
          provisionalFrom={provisionalFrom}
          filled={
            each.shape !== 'line' ||
            lines.length === 1 ||
            (each.series === lines[0]?.series && panel.unit === 'count')
          }
        />
      ))}
      <HollowEnds {...props} />
      {series.map(({ events = [], tone, series: { id } }) => (
        <Squares key={`events ${id}`} events={events} tone={tone} />
      ))}
      {alarms.map(({ name, threshold }) => (
        <ReferenceLine key={name} y={threshold} stroke="var(--failing)" strokeDasharray="2 3" zIndex={0} />
      ))}
      {objectives.map(({ name, threshold }) => (
        <ReferenceLine key={name} y={threshold} stroke="var(--accent)" strokeDasharray="5 3" zIndex={0} />
      ))}
      {marks.map(({ runId, at }) => (
        <ReferenceLine key={runId} x={at} stroke="var(--t2)" strokeDasharray="3 3" zIndex={0} />
      ))}
      <PointerSurface panel={panel} range={range} period={period} />
      <ZIndexLayer zIndex={DefaultZIndexes.cursorLine}>
        <CrosshairMark panel={panel} period={period} top={top} seen={seen} />
      </ZIndexLayer>
    </ComposedChart>
  );
});
