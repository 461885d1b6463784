import { ReferenceArea, usePlotArea, useXAxisScale } from 'recharts';
import { useWords } from '#components/words/use-words.ts';
import { gapsOf } from '#lib/domain/metrics/gaps.ts';
import type { ChartProps } from './chart-props.ts';

/** Pixels from which a gap has room for its words. */
const WORDS = { unread: 44, quiet: 100 } as const;

/**
 * Where there is no datapoint the line is broken, never drawn through. Hatched where CloudWatch did not answer; where it did,
 * the words alone say that nothing was measured.
 */
export function Gaps({ panel, period, range }: Pick<ChartProps, 'panel' | 'period' | 'range'>) {
  const t = useWords();
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  return gapsOf(panel, range, period).map(({ kind, from, to }) => {
    const [left = 0, right = 0] = [x(from), x(to)];
    return (
      <g key={`${kind} ${from}`}>
        {kind === 'unread' && (
          <ReferenceArea x1={from} x2={to} fill="url(#hatch-faint)" fillOpacity={1} zIndex={0} />
        )}
        {right - left > WORDS[kind] && (
          <text x={(left + right) / 2} y={area.y + 10} textAnchor="middle" className="axis">
            {t(kind === 'unread' ? 'chart.noData' : 'chart.quiet')}
          </text>
        )}
      </g>
    );
  });
}
