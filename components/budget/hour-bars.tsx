import { niceTop } from '#components/charts/scale.ts';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { HourUse } from '#lib/domain/budget/usage.ts';
import { compact } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';

const WIDTH = 1180;
const LEFT = 46;
const TOP = 8;
const BASE = 96;

/** Calls of each hour; throttled ones are drawn on them in the throttle's own colour. */
export function HourBars({ hours }: { readonly hours: readonly HourUse[] }) {
  const t = useWords();
  const { zone } = useView();
  const { top, step } = niceTop(Math.max(0, ...hours.map(({ calls }) => calls)));
  const width = (WIDTH - LEFT) / Math.max(1, hours.length);
  const y = (calls: number) => BASE - (calls / top) * (BASE - TOP);
  return (
    <section className="border-b border-line2 px-5 py-3">
      <h2 className="font-semibold">{t('budget.byHour')}</h2>
      <SheetScroll fromEnd>
        <svg
          viewBox={`0 0 ${WIDTH} 114`}
          className="mt-1 w-full min-w-[900px]"
          role="img"
          aria-label={t('budget.byHour')}
        >
          {[0, 1, 2, 3].map((line) => (
            <g key={line}>
              <line x1={LEFT} x2={WIDTH} y1={y(line * step)} y2={y(line * step)} stroke="var(--line1)" />
              <text x={LEFT - 6} y={y(line * step) + 4} textAnchor="end" className="axis">
                {compact(line * step)}
              </text>
            </g>
          ))}
          {hours.map(({ at, calls, throttles }, index) => (
            <g key={at}>
              <title>{`${hourMinute(at, zone)} ${calls}`}</title>
              <rect
                x={LEFT + (index + 0.12) * width}
                width={width * 0.76}
                y={y(calls)}
                height={BASE - y(calls)}
                fill="var(--c1)"
              />
              <rect
                x={LEFT + (index + 0.12) * width}
                width={width * 0.76}
                y={y(throttles)}
                height={BASE - y(throttles)}
                fill="var(--degraded)"
              />
              {index % 4 === 0 && (
                <text x={LEFT + (index + 0.5) * width} y={BASE + 14} textAnchor="middle" className="axis">
                  {hourMinute(at, zone)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </SheetScroll>
    </section>
  );
}
