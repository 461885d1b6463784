import { useWords } from '#components/words/use-words.ts';
import { holes } from '#lib/domain/metrics/holes.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import type { ChartProps } from './chart-props.ts';
import type { Frame } from './frame.ts';
import { percentOf } from './scale.ts';

type Props = Pick<ChartProps, 'panel' | 'period'> & {
  readonly range: TimeRange;
  readonly frame: Frame;
};

/** Percent of the width from which a gap has room for its words. */
const WORDS = 7;

/** Where there is no datapoint: hatched, said in words where they fit, never drawn through. */
export function Gaps({ panel, period, range, frame: { top, height } }: Props) {
  const t = useWords();
  const gaps = holes(
    panel.series.flatMap(({ shape, series }) => (shape === 'event' ? [] : [series.points])),
    period,
  );
  return gaps.map(({ from, to }) => {
    const [left, right] = [percentOf(from, range), percentOf(to, range)];
    return (
      <g key={from}>
        <rect x={`${left}%`} width={`${right - left}%`} y={top} height={height} fill="url(#hatch-faint)" />
        {right - left > WORDS && (
          <text x={`${(left + right) / 2}%`} y={top + 10} textAnchor="middle" className="axis">
            {t('chart.noData')}
          </text>
        )}
      </g>
    );
  });
}
