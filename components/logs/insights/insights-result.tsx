import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { insightsChart } from '#lib/domain/logs/insights/chart.ts';
import { groupedFields, rowPlace } from '#lib/domain/logs/insights/row-place.ts';
import { type InsightsResult, isOver } from '#lib/domain/logs/insights/run.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { instant } from '#lib/domain/time.ts';
import type { RunAsk } from './ask-insights.ts';
import { ResultChart } from './result-chart.tsx';
import { ResultTable } from './result-table.tsx';
import type { Shows } from './run-head.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly result: InsightsResult;
  readonly shows: Shows;
  readonly ask: RunAsk;
};

/** Chart and table of one result; a row or a bar leads to its lines. */
export function InsightsResultView({ environment, result, shows, ask }: Props) {
  const t = useWords();
  const chart = insightsChart(result);
  const place = { range: ask.range, step: chart?.step ?? 60_000, grouped: groupedFields(ask.query) };
  const hrefOf = (row: readonly string[]) => {
    const { range, query } = rowPlace(result, row, place);
    return logsHref(environment, { range, query, functions: ask.groups });
  };
  if (result.rows.length === 0) {
    return (
      <p className="p-5 text-t2">{t(isOver(result.state) ? 'insights.noRows' : 'insights.noRowsYet')}</p>
    );
  }
  return (
    <>
      {chart && shows !== 'table' && (
        <ResultChart
          chart={chart}
          range={ask.range}
          partial={!isOver(result.state)}
          onBar={(at) => {
            const range = { from: at, to: instant(at + chart.step) };
            location.assign(logsHref(environment, { range, functions: ask.groups }));
          }}
        />
      )}
      {!chart && shows === 'chart' && <p className="p-5 text-t2">{t('insights.noChart')}</p>}
      {shows !== 'chart' && <ResultTable result={result} hrefOf={hrefOf} />}
    </>
  );
}
