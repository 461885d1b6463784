'use client';

import { useView, useWords } from '#components/words/use-words.ts';
import type { Difference } from '#lib/domain/metrics/compare.ts';
import { failedShare } from '#lib/domain/metrics/failed-share.ts';
import type { Datapoint, MetricUnit } from '#lib/domain/metrics/series.ts';
import { instant } from '#lib/domain/time.ts';
import { changeWords, figure, percent } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';
import { useCrosshair } from './crosshair.tsx';
import { pointAt } from './scale.ts';
import type { Seen } from './seen.ts';
import { lastWhole, wholePoint } from './whole-minute.ts';

/**
 * Each series with its value under the crosshair, else its newest whole one, with the time when that is not the page's. Where
 * all is so new that it may still change, the newest period that is over; nothing measured is a dash, not 0.
 */
export function Legend(props: ChartProps & { readonly seen: Seen }) {
  const { panel, period, before, asOf, provisionalFrom, seen } = props;
  const t = useWords();
  const { zone } = useView();
  const at = useCrosshair(seen);
  const whole = lastWhole(provisionalFrom ?? asOf, period);
  const shown = (points: readonly Datapoint[]) =>
    at === undefined
      ? (wholePoint(points, whole) ?? wholePoint(points, instant(asOf - period)))
      : pointAt(points, at, period);
  // Once for all, where all are as old.
  const times = new Set(
    at === undefined ? panel.series.map(({ series }) => shown(series.points)?.at).filter((each) => each) : [],
  );
  const [common] = times;
  const isOfAnotherTime = (of: Datapoint) => at === undefined && of.at !== whole && times.size > 1;
  return (
    <ul className="mt-1 flex min-h-9 flex-wrap content-start gap-x-3 gap-y-0.5">
      {panel.series.map((each) => {
        const { word, tone, series } = each;
        const point = shown(series.points);
        const share = point && failedShare(panel, each, point);
        const difference = before?.differences[series.id];
        return (
          <li key={`${word} ${series.id}`} className="inline-flex items-center gap-1.5">
            <svg width="10" height="4" aria-hidden="true">
              <rect width="10" height="4" rx="1" fill={`var(--${tone})`} />
            </svg>
            {t.has(`series.${word}`) ? t(`series.${word}`) : word}
            <b>
              {point ? figure(t, point.value, series.unit) : '–'}
              {share !== undefined && ` (${percent(share)})`}
            </b>
            {point && isOfAnotherTime(point) && <span className="text-t3">{hourMinute(point.at, zone)}</span>}
            {difference && <Change difference={difference} unit={series.unit} />}
          </li>
        );
      })}
      {common !== undefined && times.size === 1 && common !== whole && (
        <li className="text-t3">{hourMinute(common, zone)}</li>
      )}
    </ul>
  );
}

/** `+38 %` beside what it was, above the double `5.1×`; from zero there is no share to give. */
function Change({ difference, unit }: { readonly difference: Difference; readonly unit: MetricUnit }) {
  const t = useWords();
  const { change, before, since } = difference;
  if (change !== undefined) return <span className="text-t2">{changeWords(change)}</span>;
  return (
    <span className="text-t2">
      {since === 0 ? t('chart.stillZero') : t('chart.fromZero', { before: figure(t, before, unit) })}
    </span>
  );
}
