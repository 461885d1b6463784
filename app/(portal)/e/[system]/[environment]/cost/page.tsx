import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { CostSheet } from '#components/cost/cost-sheet.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { costPage } from '#lib/queries/cost-page.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<{ if?: string | string[] }>;
};

export default async function CostPage({ params, searchParams }: Props) {
  const [{ system, environment }, { if: ticks }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations(),
  ]);
  const key = environmentKey(system, environment);
  const page = await ask(costPage, { environment: key });
  const asOf = page.reading && shownValue(page.reading)?.asOf;
  return (
    <>
      <div className="toolbar">
        <span className="font-semibold">{t('tab.cost')}</span>
        <a className="control ml-auto" href={`/e/${key}/cost/export`} download>
          <Download size={13} aria-hidden="true" /> {t('cost.csv')}
        </a>
      </div>
      <Panel title={t('tab.cost')} reading={page.reading} bare>
        {(cost) => (
          <CostSheet
            cost={cost}
            page={page}
            asOf={asOf ?? cost.estimate.usageSince}
            ticks={typeof ticks === 'string' ? ticks : undefined}
          />
        )}
      </Panel>
    </>
  );
}
