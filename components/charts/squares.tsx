import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import type { RareEvent } from '#lib/domain/metrics/rare-events.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { compact } from '#lib/words/figures.ts';
import type { Frame } from './frame.ts';
import { percentOf } from './scale.ts';

const SIDE = 15;
const PER_DIGIT = 6.5;

/** Rare events as numbered squares on top: one error in an hour would be a bar that nobody sees. */
export function Squares(props: {
  readonly events: readonly RareEvent[];
  readonly tone: PanelSeries['tone'];
  readonly range: TimeRange;
  readonly frame: Frame;
}) {
  const { events, tone, range, frame } = props;
  return events.map(({ at, count }) => {
    const text = compact(count);
    const width = Math.max(SIDE, 6 + text.length * PER_DIGIT);
    return (
      <svg key={at} x={`${percentOf(at, range)}%`} y={frame.top + 6} overflow="visible" width="1" height="1">
        <title>{text}</title>
        <path d={`M0 ${SIDE}v6`} stroke={`var(--${tone})`} strokeWidth="1.5" />
        <rect x={-width / 2} width={width} height={SIDE} rx="2" fill={`var(--${tone})`} />
        <text x="0" y="11.5" textAnchor="middle" className="axis axis-on">
          {text}
        </text>
      </svg>
    );
  });
}
