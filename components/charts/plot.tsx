'use client';

import { lazy, Suspense } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { ChartProps } from './chart-props.ts';
import type { Frame } from './frame.ts';
import { datapoints } from './panel-axis.ts';
import { PinMenu } from './pin-menu.tsx';
import { Placeholder } from './placeholder.tsx';
import { PlotLinks } from './plot-links.tsx';
import type { Seen } from './seen.ts';
import { usePlotKeys } from './use-plot-keys.ts';
import { usePlotWidth } from './use-plot-width.ts';

// A chunk of its own, and never on the server: Recharts draws nothing there.
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

type Props = ChartProps & { readonly title: string; readonly frame: Frame; readonly seen: Seen };

/**
 * The drawing of one panel. Until the browser can draw it, and as long as it is far from the window, its newest figures stand
 * in its place, of the same size.
 */
export function Plot(props: Props) {
  const t = useWords();
  const { title, frame, seen, ...chart } = props;
  const { panel, before } = chart;
  const { width, place } = usePlotWidth();
  const keys = usePlotKeys(chart);
  const { count, empty } = datapoints(panel, before);
  if (empty) {
    const unread = panel.series.some(({ series }) => series.unread);
    return (
      <p className={`${frame.className} plot-nothing${unread ? ' hatched' : ''}`}>
        {t(unread ? 'chart.noData' : 'chart.nothing')}
      </p>
    );
  }
  const waiting = <Placeholder {...chart} />;
  return (
    <div className={frame.className}>
      <div
        ref={place}
        className="plot-drawing"
        role="slider"
        tabIndex={0}
        aria-label={t('chart.name', { title, n: count })}
        aria-valuenow={keys['aria-valuenow']}
        {...keys}
      >
        {width === undefined ? (
          waiting
        ) : (
          <Suspense fallback={waiting}>
            <Drawing {...chart} frame={frame} width={width} seen={seen} />
          </Suspense>
        )}
      </div>
      <PlotLinks {...chart} frame={frame} width={width} />
      {width !== undefined && <PinMenu {...chart} width={width} />}
    </div>
  );
}
