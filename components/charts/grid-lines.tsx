import { useView, useWords } from '#components/words/use-words.ts';
import type { MetricUnit } from '#lib/domain/metrics/series.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { figure } from '#lib/words/figures.ts';
import { hourMinute, shortMoment } from '#lib/words/moments.ts';
import type { Frame } from './frame.ts';
import { percentOf, timeTicks } from './scale.ts';

/** Days instead of hours below the axis. */
const LONG_MS = 26 * 3_600_000;

/** Zero and three round values above it, and round moments below. */
export function GridLines(props: {
  readonly step: number;
  readonly unit: MetricUnit;
  readonly range: TimeRange;
  readonly frame: Frame;
}) {
  const { step, unit, range, frame } = props;
  const t = useWords();
  const { zone, locale } = useView();
  const isLong = range.to - range.from > LONG_MS;
  return (
    <>
      {[0, 1, 2, 3].map((index) => {
        const y = frame.base - (frame.height * index) / 3;
        return (
          <g key={index}>
            <line x1="0" x2="100%" y1={y} y2={y} stroke={index === 0 ? 'var(--line3)' : 'var(--line1)'} />
            <text x="-6" y={y + 4} textAnchor="end" className="axis">
              {figure(t, step * index, unit)}
            </text>
          </g>
        );
      })}
      {timeTicks(range).map((at) => (
        <text
          key={at}
          x={`${percentOf(at, range)}%`}
          y={frame.base + 15}
          textAnchor="middle"
          className="axis"
        >
          {isLong
            ? shortMoment(at, range.from, zone, locale).split(' ').slice(0, 2).join(' ')
            : hourMinute(at, zone)}
        </text>
      ))}
    </>
  );
}
