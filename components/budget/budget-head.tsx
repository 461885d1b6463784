import { useWords } from '#components/words/use-words.ts';
import type { UseSum } from '#lib/domain/budget/call-use.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { money } from '#lib/words/money.ts';

/** The day in a sentence; the page's name where it is not known, or not yet. */
export function BudgetHead({ reading }: { readonly reading: Reading<{ readonly all: UseSum }> | undefined }) {
  const t = useWords();
  const all = reading && shownValue(reading)?.value.all;
  return (
    <div className="page-head border-b border-line2">
      <h1 className="text-title font-semibold">
        {all ? t('budget.title', { calls: all.calls, throttles: all.throttles }) : t('nav.budget')}
      </h1>
      <p className="mt-1 text-t2">
        {all?.costUsd === undefined
          ? t('budget.whatUnpriced')
          : t('budget.what', { usd: money(all.costUsd) })}
      </p>
    </div>
  );
}
