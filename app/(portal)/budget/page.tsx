import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { HourBars } from '#components/budget/hour-bars.tsx';
import { UseTable } from '#components/budget/use-table.tsx';
import { Absent } from '#components/panel/states.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { budget } from '#lib/queries/budget.ts';
import { money } from '#lib/words/money.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.budget') };
}

export default async function BudgetPage() {
  const [{ use, hours }, t] = await Promise.all([ask(budget, {}), getTranslations()]);
  const sum = (pick: 'calls' | 'throttles' | 'costUsd') => use.reduce((total, each) => total + each[pick], 0);
  return (
    <>
      <TopBar crumbs={[{ key: 'budget', word: t('nav.budget') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">
            {t('budget.title', { calls: sum('calls'), throttles: sum('throttles') })}
          </h1>
          <p className="mt-1 text-t2">{t('budget.what', { usd: money(sum('costUsd')) })}</p>
        </div>
        {use.length === 0 ? (
          <Absent title={t('budget.none')} what={t('budget.noneWhat')} />
        ) : (
          <>
            <HourBars hours={hours} />
            <UseTable use={use} />
            <p className="px-5 py-3 text-second text-t3">{t('budget.quotaNote')}</p>
          </>
        )}
      </main>
    </>
  );
}
