import { useWords } from '#components/words/use-words.ts';
import { gapsOf } from '#lib/domain/metrics/gaps.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import type { ChartProps } from './chart-props.ts';
import type { Frame } from './frame.ts';
import { percentOf } from './scale.ts';

type Props = Pick<ChartProps, 'panel' | 'period'> & {
  readonly range: TimeRange;
  readonly frame: Frame;
};

/** Percent of the width from which a gap has room for its words, in the narrowest of three columns. */
const WORDS = { unread: 12, quiet: 29 } as const;

/**
 * Where there is no datapoint the line is broken, never drawn through. Hatched where CloudWatch did not answer; where it did,
 * the words alone say that nothing was measured.
 */
export function Gaps({ panel, period, range, frame: { top, height } }: Props) {
  const t = useWords();
  return gapsOf(panel, range, period).map(({ kind, from, to }) => {
    const [left, right] = [percentOf(from, range), percentOf(to, range)];
    return (
      <g key={`${kind} ${from}`}>
        {kind === 'unread' && (
          <rect x={`${left}%`} width={`${right - left}%`} y={top} height={height} fill="url(#hatch-faint)" />
        )}
        {right - left > WORDS[kind] && (
          <text x={`${(left + right) / 2}%`} y={top + 10} textAnchor="middle" className="axis">
            {t(kind === 'unread' ? 'chart.noData' : 'chart.quiet')}
          </text>
        )}
      </g>
    );
  });
}
