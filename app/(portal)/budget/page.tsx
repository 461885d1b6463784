import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { askReading, mayAsk } from '#app/_server/ask.ts';
import { BudgetHead } from '#components/budget/budget-head.tsx';
import { BudgetPanel } from '#components/budget/budget-panel.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import type { DayUse } from '#lib/domain/budget/day-use.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { budget } from '#lib/queries/budget.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.budget') };
}

/** About as many as a day of calls fills. */
const ROWS = 24;

export default async function BudgetPage() {
  await mayAsk(budget, {});
  const t = await getTranslations();
  const reading = askReading(budget, {});
  return (
    <>
      <TopBar crumbs={[{ key: 'budget', word: t('nav.budget') }]} />
      <main>
        <Suspense fallback={<BudgetHead reading={undefined} />}>
          <Head reading={reading} />
        </Suspense>
        <Suspense
          fallback={<PanelSkeleton title={t('budget.last24')} height="table" rows={ROWS} call="PostgreSQL" />}
        >
          <Use reading={reading} />
        </Suspense>
      </main>
    </>
  );
}

async function Head({ reading }: { reading: Promise<Reading<DayUse>> }) {
  return <BudgetHead reading={await reading} />;
}

async function Use({ reading }: { reading: Promise<Reading<DayUse>> }) {
  return <BudgetPanel reading={await reading} />;
}
