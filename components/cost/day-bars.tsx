import { niceTop } from '#components/charts/scale.ts';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { DayCost } from '#lib/domain/cost/cost.ts';
import { COST_GROUPS } from '#lib/domain/cost/group.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { monthName } from '#lib/words/moments.ts';
import { money } from '#lib/words/money.ts';

type Mark = { readonly day: number; readonly number: number };
type Props = {
  readonly month: string;
  readonly days: readonly DayCost[];
  readonly marks: readonly Mark[];
  readonly finished: boolean;
};

const COLOURS = [1, 2, 3, 4, 6].map((each) => `var(--c${each})`);
const TOP = 34;
const BASE = 124;
/** Height of one row of run numbers. */
const ROW = 12;
const WIDTH = 900;
const LEFT = 46;

/** Known cost of each UTC day, stacked. A day before the environment existed is blank, never zero. */
export function DayBars({ month, days, marks, finished }: Props) {
  const t = useWords();
  const { locale } = useView();
  const first = parseInstant(`${month}-01`);
  const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const step = (WIDTH - LEFT) / count;
  const sums = days.map(({ standing, used }) => standing + used);
  const { top, step: grid } = niceTop(Math.max(0, ...sums));
  const y = (usd: number) => BASE - (usd / top) * (BASE - TOP);
  return (
    <section className="border-t border-line2 px-5 py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('cost.byDay')}</h2>
        {COST_GROUPS.map((group, index) => (
          <span key={group} className="inline-flex items-center gap-1.5 text-second text-t2">
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" fill={COLOURS[index]} />
            </svg>
            {t(`cost.groups.${group}`)}
          </span>
        ))}
        <span className="ml-auto text-label text-t3">
          {t(finished ? 'cost.byDayNoteFinished' : 'cost.byDayNote')}
        </span>
      </div>
      <SheetScroll>
        <svg
          viewBox={`0 0 ${WIDTH} 144`}
          className="mt-2 w-full min-w-[680px]"
          role="img"
          aria-label={t('cost.byDayLabel', { month: monthName(first, locale), n: days.length })}
        >
          {[0, 1, 2, 3].map((line) => (
            <g key={line}>
              <line
                x1={LEFT}
                x2={WIDTH}
                y1={y(line * grid)}
                y2={y(line * grid)}
                stroke={line === 0 ? 'var(--line3)' : 'var(--line1)'}
              />
              <text x={LEFT - 6} y={y(line * grid) + 4} textAnchor="end" className="axis">
                {line === 0 ? '$0' : `$${Number((line * grid).toPrecision(3))}`}
              </text>
            </g>
          ))}
          {days.map((day) => (
            <Day
              key={day.day}
              day={day}
              x={LEFT + (Number(day.day.slice(8)) - 1) * step}
              width={step}
              y={y}
            />
          ))}
          {Array.from({ length: count }, (_, index) => index + 1).map((day) => (
            <text key={day} x={LEFT + (day - 0.5) * step} y={BASE + 14} textAnchor="middle" className="axis">
              {day}
            </text>
          ))}
          {marksByDay(marks).map(({ day, label, row }) => (
            <g key={day}>
              <line
                x1={LEFT + (day - 0.5) * step}
                x2={LEFT + (day - 0.5) * step}
                y1={TOP - 8 - row * ROW}
                y2={BASE}
                stroke="var(--t2)"
                strokeDasharray="3 3"
              />
              <text
                x={LEFT + (day - 0.5) * step}
                y={TOP - 10 - row * ROW}
                textAnchor="middle"
                className="axis axis-strong"
              >
                {label}
              </text>
            </g>
          ))}
        </svg>
      </SheetScroll>
    </section>
  );
}

function Day(props: {
  readonly day: DayCost;
  readonly x: number;
  readonly width: number;
  readonly y: (usd: number) => number;
}) {
  const { day, x, width, y } = props;
  let sum = 0;
  return (
    <g opacity={day.whole ? 1 : 0.6}>
      <title>{`${day.day} ${money(day.standing + day.used)}`}</title>
      {COST_GROUPS.map((group, index) => {
        const from = sum;
        sum += day.groups[group] ?? 0;
        return (
          <rect
            key={group}
            x={x + width * 0.12}
            width={width * 0.76}
            y={y(sum)}
            height={y(from) - y(sum)}
            fill={COLOURS[index]}
          />
        );
      })}
    </g>
  );
}

type DayMark = { readonly day: number; readonly label: string; readonly row: number };

/** One label a day: `#4` or `#4–7`; of days side by side every other one stands a row higher. */
function marksByDay(marks: readonly Mark[]): readonly DayMark[] {
  const found: DayMark[] = [];
  for (const [day, inside] of Map.groupBy(marks, (mark) => mark.day)) {
    const numbers = inside.map(({ number }) => number);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const before = found.at(-1);
    const row = before?.row === 0 && day - before.day === 1 ? 1 : 0;
    found.push({ day, label: low === high ? `#${low}` : `#${low}–${high}`, row });
  }
  return found;
}
