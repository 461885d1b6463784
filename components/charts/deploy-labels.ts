import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { percentOf } from './scale.ts';

/** Deploys that share a label, oldest first. All places are pixels from the plot's left edge. */
export type DeployLabel = {
  readonly marks: readonly (DeployMark & { readonly x: number })[];
  readonly text: string;
  /** Where the text begins, and how wide it is taken to be. */
  readonly from: number;
  readonly width: number;
};

/** Widest digit of the axis font, and what stands between a label and its triangle. */
const LETTER = 7;
const AWAY = 6;
/** More numbers than these are told by the first and the last. */
const LISTED = 3;

/**
 * Labels that never cover each other, nor cross an edge: a label stands left of its first mark, right of its last where there is
 * no room; deploys whose labels would meet share one.
 */
export function deployLabels(
  marks: readonly DeployMark[],
  range: TimeRange,
  width: number,
  to: (first: number, last: number) => string,
): readonly DeployLabel[] {
  const groups = marks
    .map((mark) => ({ ...mark, x: (percentOf(mark.at, range) / 100) * width }))
    .filter(({ x }) => x >= 0 && x <= width)
    .toSorted((a, b) => a.x - b.x)
    .map((mark) => labelled([mark], width, to));
  for (let index = 1; index < groups.length; ) {
    const [before, each] = [groups[index - 1], groups[index]];
    if (!before || !each || endOf(before) < startOf(each)) index += 1;
    else {
      groups.splice(index - 1, 2, labelled([...before.marks, ...each.marks], width, to));
      // The wider label may meet the one before it.
      index = Math.max(1, index - 1);
    }
  }
  return groups;
}

function labelled(
  marks: DeployLabel['marks'],
  width: number,
  to: (first: number, last: number) => string,
): DeployLabel {
  const numbers = marks.map(({ number }) => number);
  const text =
    numbers.length > LISTED
      ? to(Math.min(...numbers), Math.max(...numbers))
      : numbers.map((each) => `#${each}`).join(', ');
  const wide = text.length * LETTER;
  const [first = 0, last = 0] = [marks[0]?.x, marks.at(-1)?.x];
  const right = Math.min(last + AWAY, width - wide);
  const from = first - AWAY - wide >= 0 ? first - AWAY - wide : Math.max(0, right);
  return { marks, text, from, width: wide };
}

const startOf = ({ from, marks }: DeployLabel): number => Math.min(from, marks[0]?.x ?? from);
const endOf = ({ from, width, marks }: DeployLabel): number =>
  Math.max(from + width, marks.at(-1)?.x ?? 0) + AWAY;
