import { BrokenMark } from './broken-mark.tsx';
import { type PlacedLine, WALKED } from './walked-layout.ts';

const { radius } = WALKED;

/** One step of the way: drawn through where packets pass, dashed and broken where it is missing, dotted beyond. */
export function WalkedLine({ line: { from, to, state } }: { readonly line: PlacedLine }) {
  const [x1, x2] = [from.x + radius + 2, to.x - radius - 2];
  const middle = (x1 + x2) / 2;
  const path =
    from.y === to.y
      ? `M${x1} ${from.y}H${x2}`
      : `M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`;
  return (
    <g className="walked-line" data-state={state}>
      <path d={path} fill="none" />
      {state !== 'beyond' && <path d={`M${x2 - 6} ${to.y - 4}l6 4l-6 4`} fill="none" />}
      {state === 'missing' && <BrokenMark x={middle} y={(from.y + to.y) / 2} />}
    </g>
  );
}
