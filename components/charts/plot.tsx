'use client';

import type { PointerEvent } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { rareEvents } from '#lib/domain/metrics/rare-events.ts';
import { instant } from '#lib/domain/time.ts';
import type { ChartProps } from './chart-props.ts';
import { useSetCrosshair } from './crosshair.tsx';
import { CrosshairLine } from './crosshair-line.tsx';
import { AXIS, type Frame } from './frame.ts';
import { Gaps } from './gaps.tsx';
import { GridLines } from './grid-lines.tsx';
import { HollowEnds } from './hollow-ends.tsx';
import { Bars, Line, LineBefore } from './lines.tsx';
import { PlotLinks } from './plot-links.tsx';
import { niceTop, percentOf } from './scale.ts';
import { Squares } from './squares.tsx';
import { shareOf, useBrush } from './use-brush.ts';

/** The drawing: gridlines, gaps, provisional end, series, deploys, crosshair. Percent across, pixels down. */
export function Plot(props: ChartProps & { readonly title: string; readonly frame: Frame }) {
  const t = useWords();
  const { zone } = useView();
  const { panel, range, period, alarms, marks, provisionalFrom, title, frame, before } = props;
  const setCrosshair = useSetCrosshair();
  const series = panel.series.map((each) => ({ ...each, events: rareEvents(each, range) }));
  const values = series.flatMap((each) => (each.events ? [] : each.series.points.map(({ value }) => value)));
  const onAxis = panel.series.filter(({ shape }) => shape !== 'depth');
  const valuesBefore = onAxis
    .flatMap(({ series }) => before?.points[series.id] ?? [])
    .map(({ value }) => value);
  const { top, step } = niceTop(
    Math.max(0, ...values, ...valuesBefore, ...alarms.map((each) => each.threshold)),
  );
  const count = panel.series.reduce((sum, { series }) => sum + series.points.length, 0);
  // Nothing stands across the words that say why nothing is drawn.
  const isEmpty = count === 0 && valuesBefore.length === 0;
  const lines = panel.series.filter((each) => each.shape === 'line');
  const brush = useBrush(range, period);
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const share = shareOf(event);
    setCrosshair(instant(range.from + share * (range.to - range.from)));
    brush.move(share);
  };
  return (
    <div className="plot">
      <svg
        width="100%"
        height={frame.base + AXIS}
        role="img"
        aria-label={t('chart.name', { title, n: count })}
        onPointerDown={brush.down}
        onPointerMove={move}
        onPointerUp={brush.up}
        onPointerCancel={brush.cancel}
        onPointerLeave={() => setCrosshair(undefined)}
      >
        {provisionalFrom !== undefined && provisionalFrom < range.to && (
          <rect
            x={`${percentOf(provisionalFrom, range)}%`}
            width={`${100 - percentOf(provisionalFrom, range)}%`}
            y={frame.top}
            height={frame.height}
            fill="var(--wash)"
          />
        )}
        <GridLines step={step} unit={panel.unit} range={range} frame={frame} />
        <Gaps panel={panel} period={period} range={range} frame={frame} />
        {isEmpty && (
          <text x="50%" y={frame.top + frame.height / 2} textAnchor="middle" className="axis">
            {t('chart.nothing')}
          </text>
        )}
        <svg
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          y={frame.top}
          width="100%"
          height={frame.height}
          overflow="visible"
        >
          <title>{title}</title>
          {onAxis.map((each) => (
            <LineBefore
              key={each.series.id}
              each={each}
              points={before?.points[each.series.id] ?? []}
              top={top}
              range={range}
              period={period}
            />
          ))}
          {series.map((each) =>
            each.events ? null : each.shape !== 'line' ? (
              <Bars key={each.series.id} each={each} top={top} {...props} />
            ) : (
              <Line
                key={each.series.id}
                each={each}
                top={top}
                alone={
                  !before &&
                  (lines.length === 1 || (each.series === lines[0]?.series && panel.unit === 'count'))
                }
                {...props}
              />
            ),
          )}
        </svg>
        <HollowEnds {...props} top={top} />
        {series.map(({ events = [], tone, series: { id } }) => (
          <Squares key={id} events={events} tone={tone} range={range} frame={frame} />
        ))}
        {brush.held && (
          <rect
            x={`${Math.min(brush.held.start, brush.held.end) * 100}%`}
            width={`${Math.abs(brush.held.end - brush.held.start) * 100}%`}
            y={frame.top}
            height={frame.height}
            fill="var(--accent)"
            opacity="0.18"
          />
        )}
        {!isEmpty && <Rules {...props} top={top} />}
        <CrosshairLine panel={panel} range={range} period={period} top={top} zone={zone} frame={frame} />
      </svg>
      {!isEmpty && <PlotLinks {...props} marks={marks} alarms={alarms} top={top} />}
    </div>
  );
}

/** Deploys upright, alarm thresholds across; what they are called lies over the drawing as links. */
function Rules({
  marks,
  alarms,
  range,
  frame,
  top,
}: ChartProps & { readonly frame: Frame; readonly top: number }) {
  return (
    <>
      {alarms.map(({ name, threshold }) => {
        const y = frame.base - (threshold / top) * frame.height;
        return (
          <line key={name} x1="0" x2="100%" y1={y} y2={y} stroke="var(--failing)" strokeDasharray="2 3" />
        );
      })}
      {marks.map(({ runId, at }) => {
        const x = `${percentOf(at, range)}%`;
        return (
          <line
            key={runId}
            x1={x}
            x2={x}
            y1={frame.top - 4}
            y2={frame.base}
            stroke="var(--t2)"
            strokeDasharray="3 3"
          />
        );
      })}
    </>
  );
}
