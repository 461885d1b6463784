import type { DeployMark } from '#lib/domain/overview/board.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { percentOf } from './scale.ts';

/** Marks closer than this share of the width have one label. */
const CLOSE = 6;

/** When runs began to change the environment: a dotted line each, a label a group. */
export function DeployMarks(props: {
  readonly marks: readonly DeployMark[];
  readonly range: TimeRange;
  readonly top: number;
  readonly base: number;
}) {
  const { marks, range, top, base } = props;
  return groupsOf(marks, range).map(({ x, inside }) => {
    const [first] = inside;
    const last = inside.at(-1);
    const label = inside.length > 1 ? `#${first?.number}–${last?.number}` : `#${first?.number}`;
    return (
      <g key={first?.runId}>
        {inside.map((mark) => (
          <line
            key={mark.runId}
            x1={`${percentOf(mark.at, range)}%`}
            x2={`${percentOf(mark.at, range)}%`}
            y1={top - 4}
            y2={base}
            stroke="var(--t2)"
            strokeDasharray="3 3"
          />
        ))}
        <svg x={`${x}%`} overflow="visible" width="1" height={base}>
          <title>{label}</title>
          <path d={`M0 ${top}l-4-6h8z`} fill="var(--t2)" />
          <text
            x={x < 12 ? 6 : -6}
            y={top - 5}
            textAnchor={x < 12 ? 'start' : 'end'}
            className="axis axis-strong"
          >
            {label}
          </text>
        </svg>
      </g>
    );
  });
}

type Group = { readonly x: number; readonly inside: readonly DeployMark[] };

function groupsOf(marks: readonly DeployMark[], range: TimeRange): readonly Group[] {
  const placed = marks
    .map((mark) => ({ mark, x: percentOf(mark.at, range) }))
    .filter(({ x }) => x >= 0 && x <= 100)
    .toSorted((a, b) => a.x - b.x);
  const groups: { x: number; inside: DeployMark[] }[] = [];
  for (const { mark, x } of placed) {
    const last = groups.at(-1);
    if (last && x - last.x < CLOSE) last.inside.push(mark);
    else groups.push({ x, inside: [mark] });
  }
  return groups;
}
