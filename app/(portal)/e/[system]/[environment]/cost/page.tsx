import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { tabTitle } from '#app/_server/tab-title.ts';
import { BillSheet } from '#components/cost/bill-sheet.tsx';
import { CompareChoice } from '#components/cost/compare-choice.tsx';
import { CompareSheet } from '#components/cost/compare-sheet.tsx';
import { CostSheet } from '#components/cost/cost-sheet.tsx';
import { FreeTierSwitch } from '#components/cost/free-tier-switch.tsx';
import { MonthNote } from '#components/cost/month-note.tsx';
import { MonthSwitch } from '#components/cost/month-switch.tsx';
import { PathSheet } from '#components/cost/path-sheet.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { shownBill } from '#lib/domain/cost/actual.ts';
import { costAddress, costChosen } from '#lib/domain/cost/chosen.ts';
import { compareCosts, comparedBy } from '#lib/domain/cost/compare.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { rowsAsked } from '#lib/domain/listed.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { costCompare } from '#lib/queries/cost-compare.ts';
import { costPage } from '#lib/queries/cost-page.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = tabTitle('cost');

export default async function CostPage({ params, searchParams }: Props) {
  const [{ system, environment }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const chosen = costChosen(query);
  const { month } = chosen;
  const freeTier = chosen.free === '1';
  const key = environmentKey(system, environment);
  const [page, compare] = await Promise.all([
    ask(costPage, { environment: key, ...(month ? { month } : {}) }),
    ask(costCompare, { environment: key, ...(chosen.with ? { other: chosen.with } : {}) }),
  ]);
  const by = comparedBy(chosen.by);
  const { sides } = compare;
  const { months, reading, billed } = page;
  const bill = billed && shownBill(billed);
  const shown = rowsAsked(chosen.n);
  const asOf = (reading && shownValue(reading)?.asOf) ?? bill?.asOf;
  return (
    <>
      <div className="toolbar">
        <MonthSwitch months={months} path={`/e/${key}/cost`} />
        {reading && (
          <FreeTierSwitch on={freeTier} href={costAddress(chosen, { free: freeTier ? undefined : '1' })} />
        )}
        {(reading || bill) && (
          <a
            className="control ml-auto"
            href={`/e/${key}/cost/export${months.state !== 'current' ? `?month=${months.shown}` : ''}`}
            // What is compared has a file of its own.
            aria-keyshortcuts={sides ? undefined : 'e'}
            download
          >
            <Download size={13} aria-hidden="true" /> {t('cost.csv')}
          </a>
        )}
      </div>
      <MonthNote months={months} asOf={asOf} path={`/e/${key}/cost`} />
      {months.state === 'current' && (
        <CompareChoice
          choices={compare.choices}
          other={sides?.other}
          by={by}
          hrefOf={(change) => costAddress(chosen, { with: undefined, by: undefined, ...change })}
        />
      )}
      {billed && bill && <BillSheet month={bill.value.month} actual={billed} asOf={bill.asOf} />}
      {(months.state === 'current' || months.state === 'earlier') && (
        <Panel title={t('tab.cost')} reading={reading} bare>
          {(cost) => (
            <CostSheet
              environment={key}
              cost={cost}
              page={page}
              freeTier={freeTier}
              asOf={asOf ?? cost.estimate.usageSince}
              chosen={chosen}
              shown={shown}
            >
              {months.state === 'current' && sides && (
                <CompareSheet
                  environment={key}
                  {...(compare.choices.months.includes(sides.other)
                    ? { here: sides.here.estimate.month, ofMonths: true }
                    : { here: environment })}
                  there={sides.other}
                  by={by}
                  comparison={compareCosts(sides.here, sides.there, by)}
                  csvHref={`/e/${key}/cost/export?${new URLSearchParams({ with: sides.other, by })}`}
                />
              )}
              {page.path && (
                <PathSheet
                  environment={key}
                  here={environment}
                  path={page.path}
                  there={sides?.path && { name: sides.other, path: sides.path }}
                />
              )}
            </CostSheet>
          )}
        </Panel>
      )}
    </>
  );
}
