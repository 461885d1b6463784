'use client';

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { money } from '#lib/words/money.ts';
import type { DrawnMonth } from './drawn-month.ts';

/** Two labels at the chart's right end closer than this would cover each other. */
const LABEL_HEIGHT = 12;
/** In fewer pixels the words do not fit; the figures above say the same. */
const ROOM_FOR_WORDS = 70;

/** The budget's line and now by name; what the month ends with at the right, the lower one pushed down where two would meet. */
export function MonthWords({ ahead, sum, now, used, budgetUsd, fullMonth, words }: DrawnMonth) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  const area = usePlotArea();
  if (!x || !y || !area) return null;
  const unwatched = (x(used[0]?.day ?? 0) ?? 0) - area.x;
  const ends = [ahead?.forecast ?? sum, ahead?.withPending, fullMonth].filter((each) => each !== undefined);
  let above = Number.NEGATIVE_INFINITY;
  return (
    <>
      {budgetUsd !== undefined && (
        <text x={area.x + 3} y={(y(budgetUsd) ?? 0) - 4} className="axis">
          {words.budget}
        </text>
      )}
      {unwatched > ROOM_FOR_WORDS && (
        <text x={area.x + unwatched / 2} y={area.y - 12} textAnchor="middle" className="axis">
          {words.notWatched}
        </text>
      )}
      {ahead && (
        <text x={x(now)} y={area.y - 12} textAnchor="middle" className="axis">
          {words.now}
        </text>
      )}
      {ends
        .toSorted((a, b) => b - a)
        .map((usd) => {
          const at = Math.max(y(usd) ?? 0, above + LABEL_HEIGHT);
          above = at;
          return (
            <text key={usd} x={area.x + area.width + 5} y={at + 4} className="axis axis-strong">
              {money(usd)}
            </text>
          );
        })}
    </>
  );
}

/** Hatch in the colour of the pending line; the page's own hatch is the range's. */
export const PendingHatch = () => (
  <defs>
    <pattern
      id="hatch-pending"
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1="0" x2="0" y1="0" y2="5" stroke="var(--c3)" strokeWidth="1.2" strokeOpacity="0.6" />
    </pattern>
  </defs>
);
