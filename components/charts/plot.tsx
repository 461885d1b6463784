'use client';

import type { PointerEvent } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import { instant } from '#lib/domain/time.ts';
import { figure } from '#lib/words/figures.ts';
import { hourMinute, shortMoment } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';
import { useSetCrosshair } from './crosshair.tsx';
import { CrosshairLine } from './crosshair-line.tsx';
import { DeployMarks } from './deploy-marks.tsx';
import { Gaps } from './gaps.tsx';
import { areaPath, linePath, niceTop, percentOf, segments, timeTicks } from './scale.ts';
import { shareOf, useBrush } from './use-brush.ts';

const TOP = 16;
const HEIGHT = 190;
const BASE = TOP + HEIGHT;
const WIDTHS: Readonly<Record<string, number>> = { p50: 1.2, p95: 1.5, p99: 1.9 };

/** The drawing: gridlines, gaps, provisional end, series, deploys, crosshair. Percent across, pixels down. */
export function Plot(props: ChartProps & { readonly title: string }) {
  const t = useWords();
  const { zone, locale } = useView();
  const { panel, range, period, marks, alarms, provisionalFrom, title } = props;
  const setCrosshair = useSetCrosshair();
  const values = panel.series.flatMap(({ series }) => series.points.map((each) => each.value));
  const { top, step } = niceTop(Math.max(0, ...values, ...alarms.map((each) => each.threshold)));
  // Nothing stands across the words that say why nothing is drawn.
  const isEmpty = values.length === 0;
  const shownAlarms = isEmpty ? [] : alarms;
  const lines = panel.series.filter((each) => each.shape === 'line');
  const wholeDay = range.to - range.from > 26 * 3_600_000;
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
        height={BASE + 22}
        role="img"
        aria-label={t('chart.name', { title, n: values.length })}
        onPointerDown={brush.down}
        onPointerMove={move}
        onPointerUp={brush.up}
        onPointerCancel={brush.cancel}
        onPointerLeave={() => setCrosshair(undefined)}
      >
        {[0, 1, 2, 3].map((index) => {
          const y = BASE - (HEIGHT * index) / 3;
          return (
            <g key={index}>
              <line x1="0" x2="100%" y1={y} y2={y} stroke={index === 0 ? 'var(--line3)' : 'var(--line1)'} />
              <text x="-6" y={y + 4} textAnchor="end" className="axis">
                {figure(t, step * index, panel.unit)}
              </text>
            </g>
          );
        })}
        {timeTicks(range).map((at) => (
          <text key={at} x={`${percentOf(at, range)}%`} y={BASE + 15} textAnchor="middle" className="axis">
            {wholeDay
              ? shortMoment(at, range.from, zone, locale).split(' ').slice(0, 2).join(' ')
              : hourMinute(at, zone)}
          </text>
        ))}
        {provisionalFrom !== undefined && provisionalFrom < range.to && (
          <rect
            x={`${percentOf(instant(provisionalFrom), range)}%`}
            width={`${100 - percentOf(instant(provisionalFrom), range)}%`}
            y={TOP}
            height={HEIGHT}
            fill="var(--s2)"
          />
        )}
        <Gaps panel={panel} period={period} range={range} top={TOP} height={HEIGHT} />
        {isEmpty && (
          <text x="50%" y={TOP + HEIGHT / 2} textAnchor="middle" className="axis">
            {t('chart.nothing')}
          </text>
        )}
        <svg
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          y={TOP}
          width="100%"
          height={HEIGHT}
          overflow="visible"
        >
          <title>{title}</title>
          {panel.series.map((each) =>
            each.shape === 'bar' ? (
              <Bars key={each.series.id} each={each} top={top} {...props} />
            ) : (
              <Line
                key={each.series.id}
                each={each}
                top={top}
                alone={lines.length === 1 || (each === lines[0] && panel.unit === 'count')}
                {...props}
              />
            ),
          )}
        </svg>
        {brush.held && (
          <rect
            x={`${Math.min(brush.held.start, brush.held.end) * 100}%`}
            width={`${Math.abs(brush.held.end - brush.held.start) * 100}%`}
            y={TOP}
            height={HEIGHT}
            fill="var(--accent)"
            opacity="0.18"
          />
        )}
        {shownAlarms.map(({ name, threshold }) => {
          const y = BASE - (threshold / top) * HEIGHT;
          return (
            <g key={name}>
              <line x1="0" x2="100%" y1={y} y2={y} stroke="var(--failing)" strokeDasharray="2 3" />
              <text x="4" y={y - 4} className="axis axis-alarm">
                {t('chart.alarm', { at: figure(t, threshold, panel.unit) })}
              </text>
            </g>
          );
        })}
        <DeployMarks marks={isEmpty ? [] : marks} range={range} top={TOP} base={BASE} />
        <CrosshairLine panel={panel} range={range} period={period} top={top} zone={zone} />
      </svg>
    </div>
  );
}

type Drawn = ChartProps & { readonly each: PanelSeries; readonly top: number };

function Line({ each, top, range, period, provisionalFrom, alone }: Drawn & { readonly alone: boolean }) {
  const { tone, series } = each;
  return segments(series.points, period).map((part) => {
    const settled = part.filter((point) => provisionalFrom === undefined || point.at <= provisionalFrom);
    const open = part.filter(
      (point) => provisionalFrom !== undefined && point.at >= (settled.at(-1)?.at ?? 0),
    );
    const common = {
      fill: 'none',
      stroke: `var(--${tone})`,
      strokeWidth: WIDTHS[tone] ?? 1.5,
      strokeLinecap: 'round',
      vectorEffect: 'non-scaling-stroke',
    } as const;
    return (
      <g key={part[0]?.at}>
        {alone && <path d={areaPath(part, range, top)} fill={`var(--${tone})`} opacity="0.13" />}
        <path d={linePath(settled, range, top)} {...common} />
        {open.length > 1 && <path d={linePath(open, range, top)} {...common} strokeDasharray="1.5 3.5" />}
      </g>
    );
  });
}

/** Rare events as bars, one a period, at least two pixels high on this scale. */
function Bars({ each, top, range, period }: Drawn) {
  const width = Math.max(2, (period / (range.to - range.from)) * 1000 * 0.8);
  return each.series.points
    .filter(({ value }) => value > 0)
    .map(({ at, value }) => {
      const height = Math.max(12, (value / top) * 1000);
      return (
        <rect
          key={at}
          x={percentOf(at, range) * 10}
          width={width}
          y={1000 - height}
          height={height}
          fill={`var(--${each.tone})`}
        />
      );
    });
}
