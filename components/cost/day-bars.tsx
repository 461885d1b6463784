import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { DayCost } from '#lib/domain/cost/cost.ts';
import { COST_GROUPS } from '#lib/domain/cost/group.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { monthName } from '#lib/words/moments.ts';
import { type DayMark, GROUP_COLOURS } from './day-marks.ts';
import { DayPlot } from './day-plot.tsx';

type Props = {
  readonly month: string;
  readonly days: readonly DayCost[];
  readonly marks: readonly DayMark[];
  readonly finished: boolean;
};

/** Known cost of each UTC day, stacked. A day before the environment existed is blank, never zero. */
export function DayBars({ month, days, marks, finished }: Props) {
  const t = useWords();
  const { locale } = useView();
  const first = parseInstant(`${month}-01`);
  return (
    <section className="border-t border-line2 px-5 py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('cost.byDay')}</h2>
        {COST_GROUPS.map((group, index) => (
          <span key={group} className="inline-flex items-center gap-1.5 text-second text-t2">
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" fill={GROUP_COLOURS[index]} />
            </svg>
            {t(`cost.groups.${group}`)}
          </span>
        ))}
        <span className="ml-auto text-label text-t3">
          {t(finished ? 'cost.byDayNoteFinished' : 'cost.byDayNote')}
        </span>
      </div>
      <SheetScroll>
        <DayPlot
          month={month}
          days={days}
          marks={marks}
          label={t('cost.byDayLabel', { month: monthName(first, locale), n: days.length })}
        />
      </SheetScroll>
    </section>
  );
}
