import { deployGroups } from '#components/charts/deploy-groups.ts';
import { percentOf } from '#components/charts/scale.ts';
import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { TimeRange } from '#lib/domain/time.ts';

type Props = {
  readonly marks: readonly DeployMark[];
  readonly range: TimeRange;
  readonly top: number;
  readonly base: number;
};

/** When runs began to change the environment: a dotted line each, a label a group. The list has a row for each. */
export function DeployMarks({ marks, range, top, base }: Props) {
  return (
    <>
      {marks.map((mark) => (
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
      {deployGroups(marks, range).map(({ x, first, last }) => {
        const label = first === last ? `#${first.number}` : `#${first.number}–${last.number}`;
        return (
          <svg key={first.runId} x={`${x}%`} overflow="visible" width="1" height={base}>
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
        );
      })}
    </>
  );
}
