import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import { type StripAxis, stripPosition } from './strip-axis.ts';
import type { Bar } from './strip-shape.ts';

export type PlacedMark = {
  /** Percent of the width. */
  readonly x: number;
  readonly count: number;
  /** `#9`, or `#9, #10` of neighbours. */
  readonly label: string;
  readonly key: string;
  /** The verdict that it led to; `healthy` also where nothing was read since. */
  readonly ledTo: Exclude<Bar['state'], 'deploying'>;
};

/** Marks nearer than this share of the width would cover each other: they are drawn as one. */
const APART = 1.6;
/** A number needs more room. */
const NUMBERED_APART = 7;

/** Deploy marks on the strip, oldest first; neighbours that would touch become one that counts them. */
export function placeMarks(
  marks: readonly DeployMark[],
  bars: readonly Bar[],
  axis: StripAxis,
): readonly PlacedMark[] {
  const placed: PlacedMark[] = [];
  const apart = axis.from === undefined ? APART : NUMBERED_APART;
  for (const { at, runId, number } of marks) {
    const x = stripPosition(at, axis);
    if (x === undefined) continue;
    const last = placed.at(-1);
    if (last && x - last.x < apart) {
      placed[placed.length - 1] = {
        ...last,
        count: last.count + 1,
        label: `${last.label}, #${number}`,
        ledTo: ledTo(bars, x),
      };
    } else placed.push({ x, count: 1, label: `#${number}`, key: runId, ledTo: ledTo(bars, x) });
  }
  return placed;
}

function ledTo(bars: readonly Bar[], x: number): PlacedMark['ledTo'] {
  const after = bars.find((bar) => bar.to > x && bar.state !== 'deploying');
  return after && after.state !== 'deploying' ? after.state : 'healthy';
}
