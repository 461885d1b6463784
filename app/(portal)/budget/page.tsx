import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { HourBars } from '#components/budget/hour-bars.tsx';
import { PageTable } from '#components/budget/page-table.tsx';
import { ProcessTable } from '#components/budget/process-table.tsx';
import { UseTable } from '#components/budget/use-table.tsx';
import { Absent } from '#components/panel/states.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { budget } from '#lib/queries/budget.ts';
import { money } from '#lib/words/money.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.budget') };
}

export default async function BudgetPage() {
  const [{ all, pages, processes, apis, hours }, t] = await Promise.all([ask(budget, {}), getTranslations()]);
  return (
    <>
      <TopBar crumbs={[{ key: 'budget', word: t('nav.budget') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">
            {t('budget.title', { calls: all.calls, throttles: all.throttles })}
          </h1>
          <p className="mt-1 text-t2">
            {all.costUsd === undefined
              ? t('budget.whatUnpriced')
              : t('budget.what', { usd: money(all.costUsd) })}
          </p>
        </div>
        {apis.length === 0 ? (
          <Absent title={t('budget.none')} what={t('budget.noneWhat')} />
        ) : (
          <>
            <PageTable pages={pages} all={all.calls} />
            <ProcessTable processes={processes} all={all.calls} />
            <HourBars hours={hours} />
            <UseTable apis={apis} all={all.calls} />
            <p className="max-w-[110ch] px-5 py-3 text-second text-t3">{t('budget.quotaNote')}</p>
          </>
        )}
      </main>
    </>
  );
}
