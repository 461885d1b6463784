import { QueryEditor } from '#components/logs/insights/query-editor.tsx';
import { QueryList } from '#components/logs/insights/query-list.tsx';
import { ResultChart } from '#components/logs/insights/result-chart.tsx';
import { ResultTable } from '#components/logs/insights/result-table.tsx';
import { RunHead } from '#components/logs/insights/run-head.tsx';
import { ScanQuestion } from '#components/logs/insights/scan-question.tsx';
import { TailOrInsights } from '#components/logs/tail-or-insights.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { insightsChart } from '#lib/domain/logs/insights/chart.ts';
import type { InsightsResult } from '#lib/domain/logs/insights/run.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { bytes, millis, usd } from '#lib/domain/units.ts';
import { Block } from './block.tsx';

const nothing = () => undefined;
const QUERY = 'filter level = "ERROR"\n| stats count(*) as lines by error.name, bin(1h)';
const HOUR = 3_600_000;

/** A query over days of lines, as it is asked about, runs and has ended. */
export function LogInsights({ now }: { readonly now: Instant }) {
  const result = resultOf(now);
  const chart = insightsChart(result);
  const range = { from: instant(now - 8 * HOUR), to: now };
  const run = { ask: { query: QUERY, range, groups: [] }, id: 'q', startedAt: instant(now - 12_000) };
  const head = {
    run,
    expected: 2e10,
    usdPerGb: 0.0076,
    onShow: nothing,
    onStop: nothing,
    onDownload: nothing,
  };
  const environment = environmentKey('items', 'dev');
  const view = {
    id: 'v',
    kind: 'insights',
    name: 'Errors by type',
    query: QUERY,
    owner: 'a',
    createdAt: now,
  } as const;
  const question = { limit: 1, region: 'ap-northeast-1', groups: 4, onAgree: nothing, onLeave: nothing };
  return (
    <Block title="InsightsView: TailOrInsights, QueryEditor, QueryList, SavedViews, ScanQuestion, RunHead, ResultChart, ResultTable">
      <TailOrInsights here="insights" other="/" />
      <QueryEditor text={QUERY} change={nothing} onRun={nothing} />
      <QueryList
        environment={environment}
        kept={{ ...READY, asOf: now, value: [{ name: 'Slowest', query: 'sort milliseconds desc' }] }}
        views={[
          { ...view, reach: 'shared', own: false },
          { ...view, id: 'w', name: 'Mine', reach: 'mine', own: true },
        ]}
        runs={(['running', 'complete', 'stopped'] as const).map((state) => ({
          ...{ id: state, environment, by: 'a', query: QUERY, groups: [], range, startedAt: now, state },
          scanned: bytes(8e9),
        }))}
        usdPerGb={0.0076}
        query={QUERY}
        onQuery={nothing}
      />
      <ScanQuestion
        {...question}
        estimate={{ bytes: bytes(2.886e11), usd: usd(2.04), usdPerGb: 0.0076, priceAsOf: now }}
        narrower={{ word: '24 h', onTake: nothing }}
      />
      <ScanQuestion {...question} estimate={{ priceAsOf: now }} narrower={undefined} />
      <RunHead {...head} result={{ ...result, state: 'running' }} shows="both" />
      <RunHead {...head} usdPerGb={undefined} result={result} shows="chart" />
      {chart && <ResultChart chart={chart} range={range} partial={false} onBar={nothing} />}
      <ResultTable result={result} hrefOf={() => '/'} />
    </Block>
  );
}

const READY = { state: 'ready', freshFor: millis(60_000), source: 'sample', missing: [] } as const;

function resultOf(now: Instant): InsightsResult {
  const begin = now - (now % HOUR);
  const rows = Array.from({ length: 7 }, (_, hour) =>
    ['PaymentTimeout', 'ThrottlingException'].map((name, index) => [
      name,
      new Date(begin - hour * HOUR).toISOString().replace('T', ' ').replace('Z', ''),
      String(20 - hour * 2 + index),
    ]),
  ).flat();
  const columns = ['error.name', 'bin(1h)', 'lines'];
  return {
    state: 'complete',
    columns,
    rows,
    scanned: bytes(8e9),
    recordsScanned: 90_000,
    recordsMatched: 120,
  };
}
