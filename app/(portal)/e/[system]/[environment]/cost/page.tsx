import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { CostFigures } from '#components/cost/figures.tsx';
import { CostLines } from '#components/cost/lines-table.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { environmentHead } from '#lib/queries/environment-head.ts';
import { costReading } from '#lib/queries/reading.ts';

type Props = { params: Promise<{ system: string; environment: string }> };

export default async function CostPage({ params }: Props) {
  const { system, environment } = await params;
  const key = environmentKey(system, environment);
  const [reading, head, t] = await Promise.all([
    ask(costReading, { environment: key }),
    ask(environmentHead, { environment: key }),
    getTranslations(),
  ]);
  const asOf = reading && shownValue(reading)?.asOf;
  return (
    <Panel title={t('tab.cost')} reading={reading} bare>
      {(cost) => (
        <>
          <CostFigures cost={cost} asOf={asOf ?? cost.estimate.usageSince} budgetUsd={head.row.budgetUsd} />
          <CostLines estimate={cost.estimate} />
          <p className="px-5 py-3 text-second text-t3">{t('cost.notIncluded')}</p>
        </>
      )}
    </Panel>
  );
}
