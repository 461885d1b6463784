import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { DayUse } from '#lib/domain/budget/day-use.ts';
import { mapReading, type Reading } from '#lib/domain/reading.ts';
import { minutes } from '#lib/domain/time.ts';
import { HourBars } from './hour-bars.tsx';
import { PageTable } from './page-table.tsx';
import { ProcessTable } from './process-table.tsx';
import { UseTable } from './use-table.tsx';

/** Every call of the day by page, by process, by hour and by API; as old as what the processes reported last. */
export function BudgetPanel({ reading }: { readonly reading: Reading<DayUse> }) {
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
function asReported(reading: Reading<DayUse>): Reading<DayUse> {
  if (reading.state === 'failed') return mapReading(reading, (value) => value);
  const { reportedUntil = reading.asOf } = reading.value;
  return { ...reading, asOf: reportedUntil, freshFor: minutes(4) };
}
