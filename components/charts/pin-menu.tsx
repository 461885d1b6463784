'use client';

import { ArrowRight, X } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { failedShare } from '#lib/domain/metrics/failed-share.ts';
import { panelLines } from '#lib/domain/metrics/lines-of.ts';
import { figure, percent } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';
import { useCrosshairStore, usePinned } from './crosshair.tsx';
import { axisWidth } from './frame.ts';
import { percentOf, pointAt } from './scale.ts';

/** As `.pin-menu` of charts.css, with what stands between it and the line. */
const WIDTH = 212;

/** At the chart whose moment was pinned: its figures, and where its lines and its failed requests are. */
export function PinMenu({ width, ...chart }: ChartProps & { readonly width: number }) {
  const at = usePinned(chart.panel.id);
  return at === undefined ? null : <Menu {...chart} width={width} at={at} />;
}

function Menu(
  props: ChartProps & { readonly width: number; readonly at: NonNullable<ReturnType<typeof usePinned>> },
) {
  const { environment, panel, range, period, width, at } = props;
  const t = useWords();
  const { zone, locale } = useView();
  const crosshair = useCrosshairStore();
  const first = useRef<HTMLAnchorElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const { all, failed, requests } = panelLines(panel, at, period);
  const left = axisWidth(locale);
  const x = left + (percentOf(at, range) / 100) * (width - left);
  // Left of the line where there is no room at its right.
  const side = x + WIDTH < width ? { left: x + 8 } : { left: Math.max(0, x - WIDTH) };
  const to = hourMinute((at + period) as typeof at, zone);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape lets go of what is pinned, wherever in it the focus is
    <div
      className="pin-menu"
      style={side}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.parentElement?.querySelector<HTMLElement>('.plot-drawing')?.focus();
        crosshair.unpin();
      }}
    >
      <p className="flex items-center gap-2">
        <b>{t('chart.fromTo', { from: hourMinute(at, zone), to })}</b>
        <span className="text-t3">{t('chart.pinned')}</span>
        <button
          type="button"
          className="control control-quiet chart-button ml-auto"
          aria-label={t('chart.unpin')}
          onClick={() => crosshair.unpin()}
        >
          <X size={13} aria-hidden="true" />
        </button>
      </p>
      <dl>
        {panel.series.map((each) => {
          const { word, series } = each;
          const point = pointAt(series.points, at, period);
          const share = point && failedShare(panel, each, point);
          return (
            <div key={`${word} ${series.id}`}>
              <dt>{t.has(`series.${word}`) ? t(`series.${word}`) : word}</dt>
              <dd>
                {point ? figure(t, point.value, series.unit) : '–'}
                {share !== undefined && ` (${percent(share)})`}
              </dd>
            </div>
          );
        })}
      </dl>
      <Link ref={first} href={logsHref(environment, all)} prefetch={false}>
        {t('chart.linesOf')} <ArrowRight size={13} aria-hidden="true" />
      </Link>
      {failed && (
        <Link href={logsHref(environment, failed)} prefetch={false}>
          {t(failed.query === 'level:error' ? 'chart.errorLines' : 'chart.failedRequests')}{' '}
          <ArrowRight size={13} aria-hidden="true" />
        </Link>
      )}
      {requests && (
        <Link href={logsHref(environment, requests)} prefetch={false}>
          {t(requests.functions ? 'chart.invocationList' : 'chart.requestList')}{' '}
          <ArrowRight size={13} aria-hidden="true" />
        </Link>
      )}
    </div>
  );
}
