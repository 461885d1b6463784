import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { HourUse } from '#lib/domain/budget/usage.ts';
import { HourPlot } from './hour-plot.tsx';

/** Calls of each hour; throttled ones are drawn on them in the throttle's own colour. */
export function HourBars({ hours }: { readonly hours: readonly HourUse[] }) {
  const t = useWords();
  return (
    <section className="border-b border-line2 px-5 py-3">
      <h2 className="font-semibold">{t('budget.byHour')}</h2>
      <SheetScroll fromEnd>
        <HourPlot hours={hours} label={t('budget.byHour')} />
      </SheetScroll>
    </section>
  );
}
