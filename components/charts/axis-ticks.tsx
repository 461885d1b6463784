import type { XAxisTickContentProps, YAxisTickContentProps } from 'recharts';

/** Below the zero line. */
export const timeTick =
  (words: (at: number) => string) =>
  ({ x, y, payload }: XAxisTickContentProps) => (
    <text x={x} y={Number(y) + 7} textAnchor="middle" className="axis">
      {words(payload.value)}
    </text>
  );

/** Left of its gridline. */
export const valueTick =
  (words: (value: number) => string) =>
  ({ x, y, payload }: YAxisTickContentProps) => (
    <text x={Number(x) + 2} y={Number(y) + 4} textAnchor="end" className="axis">
      {words(payload.value)}
    </text>
  );
