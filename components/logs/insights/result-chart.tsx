'use client';

import { niceTop } from '#components/charts/scale.ts';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { InsightsChart } from '#lib/domain/logs/insights/chart.ts';
import { type Instant, instant, type TimeRange } from '#lib/domain/time.ts';
import { fullMoment, hourMinute } from '#lib/words/moments.ts';

type Props = {
  readonly chart: InsightsChart;
  readonly range: TimeRange;
  readonly partial: boolean;
  readonly onBar: (at: Instant) => void;
};

const TONES = ['c1', 'c3', 'c4', 'c2', 'c5', 'c6'] as const;
export const seriesTone = (index: number): string => `var(--${TONES[index % TONES.length] ?? 'c6'})`;

const HEIGHT = 130;
const DAY_MS = 86_400_000;

/** Bars over time, stacked by series; a bar leads to its lines. */
export function ResultChart({ chart, range, partial, onBar }: Props) {
  const t = useWords();
  const { zone } = useView();
  const { series, others, bars, measure, step } = chart;
  const sums = bars.map(({ values }) => values.reduce((sum, each) => sum + each, 0));
  const { top, step: grid } = niceTop(Math.max(0, ...sums));
  const span = Math.max(1, range.to - range.from);
  const left = (at: number) => ((at - range.from) / span) * 100;
  const width = Math.max(0.3, (step / span) * 100 * 0.86);
  const word = (at: Instant) =>
    span > 2 * DAY_MS ? fullMoment(at, zone).slice(5, 10) : hourMinute(at, zone);
  const names = [...series, ...(others > 0 ? [t('insights.others', { n: others })] : [])];
  return (
    <figure className="insights-chart">
      <figcaption>
        {names.map((name, index) => (
          <span key={name} className="flex items-center gap-2">
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" fill={seriesTone(index)} />
            </svg>
            <PlainText text={name === '' ? '–' : name} />
          </span>
        ))}
        <span className="mono text-t2">
          <PlainText text={measure} />
        </span>
        <span className="ml-auto text-t2">{t(partial ? 'insights.partial' : 'insights.openBar')}</span>
      </figcaption>
      <div className="insights-plot">
        <div className="insights-axis" aria-hidden="true">
          {[3, 2, 1, 0].map((index) => (
            <span key={index}>{grid * index}</span>
          ))}
        </div>
        <svg
          width="100%"
          height={HEIGHT + 18}
          role="img"
          aria-label={t('insights.chartOf', { measure, n: bars.length })}
        >
          {[0, 1, 2, 3].map((index) => (
            <line
              key={index}
              x1="0"
              x2="100%"
              y1={HEIGHT - (index * HEIGHT) / 3.0 + 0.5}
              y2={HEIGHT - (index * HEIGHT) / 3.0 + 0.5}
              stroke={index === 0 ? 'var(--line3)' : 'var(--line1)'}
            />
          ))}
          {bars.map(({ at, values }) => {
            let base = HEIGHT;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table has the same rows with a link each
              <g key={at} className="insights-bar" onClick={() => onBar(at)}>
                <title>{`${fullMoment(at, zone)} ${values.join(', ')}`}</title>
                {values.map((value, index) => {
                  const height = (value / top) * HEIGHT;
                  base -= height;
                  return (
                    <rect
                      // biome-ignore lint/suspicious/noArrayIndexKey: series are places
                      key={index}
                      x={`${left(at)}%`}
                      width={`${width}%`}
                      y={base}
                      height={Math.max(0, height - 0.5)}
                      fill={seriesTone(index)}
                    />
                  );
                })}
              </g>
            );
          })}
          {[0, 1, 2, 3, 4].map((index) => (
            <text
              key={index}
              x={`${index * 25}%`}
              y={HEIGHT + 14}
              textAnchor={index === 0 ? 'start' : index === 4 ? 'end' : 'middle'}
              className="axis"
            >
              {word(instant(range.from + (span * index) / 4))}
            </text>
          ))}
        </svg>
      </div>
    </figure>
  );
}
