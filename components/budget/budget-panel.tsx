import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ApiUse, PageUse, ProcessUse, UseSum } from '#lib/domain/budget/call-use.ts';
import type { HourUse } from '#lib/domain/budget/usage.ts';
import { mapReading, type Reading } from '#lib/domain/reading.ts';
import { type Instant, minutes } from '#lib/domain/time.ts';
import { HourBars } from './hour-bars.tsx';
import { PageTable } from './page-table.tsx';
import { ProcessTable } from './process-table.tsx';
import { UseTable } from './use-table.tsx';

export type BudgetUse = {
  /** The newest minute that any process reported. */
  readonly reportedUntil?: Instant;
  readonly all: UseSum;
  readonly pages: readonly PageUse[];
  readonly processes: readonly ProcessUse[];
  readonly apis: readonly (ApiUse & { readonly busiest?: number })[];
  readonly hours: readonly HourUse[];
};

/** Every call of the day by page, by process, by hour and by API; as old as what the processes reported last. */
export function BudgetPanel({ reading }: { readonly reading: Reading<BudgetUse> }) {
  const t = useWords();
  return (
    <Panel
      title={t('budget.last24')}
      reading={asReported(reading)}
      empty={{
        when: ({ apis }) => apis.length === 0,
        title: t('budget.none'),
        what: t('budget.noneWhat'),
      }}
    >
      {({ all, pages, processes, hours, apis }) => (
        <>
          <PageTable pages={pages} all={all.calls} />
          <ProcessTable processes={processes} all={all.calls} />
          <HourBars hours={hours} />
          <UseTable apis={apis} all={all.calls} />
          <p className="max-w-[110ch] px-5 py-3 text-second text-t3">{t('budget.quotaNote')}</p>
        </>
      )}
    </Panel>
  );
}

/** A minute is reported once it is over, so three of them are three usual intervals. */
function asReported(reading: Reading<BudgetUse>): Reading<BudgetUse> {
  if (reading.state === 'failed') return mapReading(reading, (value) => value);
  const { reportedUntil = reading.asOf } = reading.value;
  return { ...reading, asOf: reportedUntil, freshFor: minutes(4) };
}
