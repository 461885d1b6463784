import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import { type StripAxis, stripPosition } from './strip-axis.ts';
import type { Bar } from './strip-shape.ts';

export type PlacedMark = {
  /** Percent of the width. */
  readonly x: number;
  readonly count: number;
  /** `#9`, `#9, #10` of neighbours, `#9 +3` of more. */
  readonly label: string;
  /** Where the label stands: one at the right end has no room after it. */
  readonly side: 'before' | 'after';
  readonly key: string;
  /** The verdict that it led to; `healthy` also where nothing was read since. */
  readonly ledTo: Exclude<Bar['state'], 'deploying'>;
};

/** Marks nearer than this share of the width would cover each other: they are drawn as one. */
const APART = 1.6;
/** A figure of a label and the triangle before it, percent of the narrowest strip (250 px). */
const FIGURE = 2.6;
const TRIANGLE = 3;
/** More than this at one place are counted, not named. */
const NAMED = 2;

type Cluster = { readonly x: number; readonly marks: readonly DeployMark[] };

/**
 * Deploy marks on the strip, oldest first; neighbours that would touch become one. A young strip names each deploy
 * (`axis.from` is known), so that there neighbours are those whose labels would touch.
 */
export function placeMarks(
  marks: readonly DeployMark[],
  bars: readonly Bar[],
  axis: StripAxis,
): readonly PlacedMark[] {
  const clusters: Cluster[] = [];
  for (const mark of marks) {
    const x = stripPosition(mark.at, axis);
    if (x === undefined) continue;
    let next: Cluster = { x, marks: [mark] };
    for (let last = clusters.at(-1); last && touches(last, next, axis); last = clusters.at(-1)) {
      clusters.pop();
      next = { x: last.x, marks: [...last.marks, ...next.marks] };
    }
    clusters.push(next);
  }
  return clusters.map(({ x, marks: here }) => ({
    x,
    count: here.length,
    label: labelOf(here),
    side: extent({ x, marks: here }).side,
    key: here[0]?.runId ?? '',
    ledTo: ledTo(bars, stripPosition(here.at(-1)?.at ?? axis.now, axis) ?? x),
  }));
}

function touches(left: Cluster, right: Cluster, axis: StripAxis): boolean {
  if (axis.from === undefined) return right.x - left.x < APART;
  return extent(right).from < extent(left).to;
}

/** Percent from the first to the last ink of a mark with its label. */
function extent({ x, marks }: Cluster): { from: number; to: number; side: PlacedMark['side'] } {
  const wide = labelOf(marks).length * FIGURE + TRIANGLE;
  return x + wide > 100
    ? { from: x - wide, to: x + APART, side: 'before' }
    : { from: x - APART, to: x + wide, side: 'after' };
}

function labelOf(marks: readonly DeployMark[]): string {
  const [first] = marks;
  if (first === undefined) return '';
  if (marks.length > NAMED) return `#${first.number} +${marks.length - 1}`;
  return marks.map(({ number }) => `#${number}`).join(', ');
}

function ledTo(bars: readonly Bar[], x: number): PlacedMark['ledTo'] {
  const after = bars.find((bar) => bar.to > x && bar.state !== 'deploying');
  return after && after.state !== 'deploying' ? after.state : 'healthy';
}
