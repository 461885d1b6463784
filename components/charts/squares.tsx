import { usePlotArea, useXAxisScale } from 'recharts';
import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import type { RareEvent } from '#lib/domain/metrics/rare-events.ts';
import { compact } from '#lib/words/figures.ts';

const SIDE = 15;
const PER_DIGIT = 6.5;

/** Rare events as numbered squares on top: one error in an hour would be a stair that nobody sees. */
export function Squares(props: {
  readonly events: readonly RareEvent[];
  readonly tone: PanelSeries['tone'];
}) {
  const { events, tone } = props;
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  return events.map(({ at, count }) => {
    const text = compact(count);
    const width = Math.max(SIDE, 6 + text.length * PER_DIGIT);
    return (
      <g key={at} transform={`translate(${x(at)} ${area.y + 6})`}>
        <path d={`M0 ${SIDE}v6`} stroke={`var(--${tone})`} strokeWidth="1.5" />
        <rect x={-width / 2} width={width} height={SIDE} rx="2" fill={`var(--${tone})`} />
        <text y="11.5" textAnchor="middle" className="axis axis-on">
          {text}
        </text>
      </g>
    );
  });
}
