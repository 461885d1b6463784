'use client';

import { Play } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { KeptAddress } from '#components/live/kept-address.tsx';
import { TailOrInsights } from '#components/logs/tail-or-insights.tsx';
import { Failed } from '#components/panel/states.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { insightsPrice, scanEstimate } from '#lib/domain/logs/insights/estimate.ts';
import type { InsightsRun, KeptQuery } from '#lib/domain/logs/insights/run.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import type { SavedView } from '#lib/domain/logs/saved-view.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { instant, minus, minutes, type TimeRange } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { fileSize, scanDollars } from '#lib/words/scan.ts';
import type { RunAsk } from './ask-insights.ts';
import { downloadResult } from './download-result.ts';
import { GroupChoice } from './group-choice.tsx';
import { InsightsResultView } from './insights-result.tsx';
import { QueryEditor } from './query-editor.tsx';
import { QueryList } from './query-list.tsx';
import { RunHead, type Shows } from './run-head.tsx';
import { ScanQuestion } from './scan-question.tsx';
import { useInsights } from './use-insights.ts';

/** As the address keeps it. */
export type InsightsAddress = {
  readonly query: string;
  readonly back: number;
  readonly groups: readonly string[];
};

type Props = {
  readonly environment: EnvironmentKey;
  readonly groups: readonly LogGroup[];
  readonly kept: Reading<readonly KeptQuery[]>;
  readonly views: readonly (SavedView & { readonly own: boolean })[];
  readonly runs: readonly InsightsRun[];
  readonly region: string;
  /** Above this a scan is asked about, USD. */
  readonly limit: number;
  readonly initial: InsightsAddress;
};

/** Minutes to look back. */
const BACK = [60, 180, 720, 1_440, 10_080, 43_200] as const;

/** A query over hours or days of lines: what it costs, how far it is, its result as chart and table. */
export function InsightsView(props: Props) {
  const { environment, groups, kept, views, runs, region, limit, initial } = props;
  const t = useWords();
  const path = usePathname();
  const [text, setText] = useState(initial.query);
  const [name, setName] = useState('');
  const [back, setBack] = useState(initial.back);
  const [labels, setLabels] = useState(initial.groups);
  const [shows, setShows] = useState<Shows>('both');
  const insights = useInsights(environment);
  const { run, question } = insights;

  const query = new URLSearchParams({
    q: text,
    back: `${back}`,
    ...(labels.length === 0 ? {} : { fn: labels.join(',') }),
  });
  const chosen = labels.length === 0 ? groups : groups.filter(({ label }) => labels.includes(label));
  const rangeOf = (minutesBack: number): TimeRange => {
    const to = instant(Date.now());
    return { from: minus(to, minutes(minutesBack)), to };
  };
  const estimateOf = (range: TimeRange) => scanEstimate(chosen, range, { now: range.to, region });
  const askOf = (minutesBack: number): RunAsk => ({
    query: text,
    range: rangeOf(minutesBack),
    groups: labels,
    ...(name === '' ? {} : { name }),
  });
  const start = () => {
    // The question stands: the same keys once more say yes.
    if (question && question.ask.query === text) return agree();
    if (text.trim() !== '') insights.start(askOf(back));
  };
  const agree = () => question && insights.start({ ...question.ask, agreed: question.estimate.usd ?? 0 });
  const shorter = BACK.filter((each) => each < back).at(-1);
  const estimate = estimateOf(rangeOf(back));
  const result = run?.reading?.state === 'ready' ? run.reading.value : undefined;
  const expected = run
    ? scanEstimate(chosen, run.ask.range, { now: run.startedAt, region }).bytes
    : undefined;
  const usdPerGb = insightsPrice(region);
  return (
    <div className="log-page">
      <KeptAddress address={`${path}?${query}`} />
      <div className="log-bar">
        <label className="log-context">
          {t('insights.back')}
          <select className="field" value={back} onChange={({ target }) => setBack(Number(target.value))}>
            {BACK.map((each) => (
              <option key={each} value={each}>
                {t('logs.range.last', { length: ageWords(t, minutes(each)) })}
              </option>
            ))}
          </select>
        </label>
        <GroupChoice groups={groups} chosen={labels} choose={setLabels} />
        <a
          className="link self-center max-tablet:hidden"
          href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html"
          rel="noreferrer"
          target="_blank"
        >
          {t('insights.syntax')}
        </a>
        <span className="ml-auto" />
        <TailOrInsights here="insights" other={`/e/${environment}/logs`} />
        <button
          type="button"
          className="control control-primary"
          disabled={text.trim() === ''}
          onClick={start}
        >
          <Play size={13} aria-hidden="true" />
          {estimate.usd !== undefined && estimate.bytes !== undefined && estimate.usd <= limit
            ? t('insights.runFor', { size: fileSize(estimate.bytes), cost: scanDollars(estimate.usd) })
            : t('insights.run')}
          <kbd className="max-tablet:hidden opacity-70">⌘↵</kbd>
        </button>
      </div>
      <div className="log-columns">
        <aside className="log-facets" data-open="" aria-label={t('insights.queries')}>
          <QueryList
            {...{ environment, kept, views, runs, usdPerGb }}
            query={text}
            onQuery={(query, called) => {
              setText(query);
              setName(called);
            }}
          />
        </aside>
        <div className="log-main insights-main">
          <QueryEditor text={text} change={setText} onRun={start} />
          {insights.refused !== undefined && (
            <p className="log-notice" role="alert">
              {t('insights.secret')}{' '}
              <span className="mono">
                <PlainText text={insights.refused} />
              </span>
            </p>
          )}
          {question && (
            <ScanQuestion
              {...{ limit, region }}
              estimate={question.estimate}
              groups={chosen.length}
              onAgree={() => agree()}
              onLeave={insights.forget}
              narrower={
                shorter === undefined
                  ? undefined
                  : {
                      word: narrowerWord(t, shorter, estimateOf(rangeOf(shorter)).usd),
                      onTake: () => {
                        setBack(shorter);
                        insights.start(askOf(shorter));
                      },
                    }
              }
            />
          )}
          {run && (
            <RunHead
              {...{ run, result, expected, usdPerGb, shows }}
              onShow={setShows}
              onStop={insights.stop}
              onDownload={() => result && downloadResult(result)}
            />
          )}
          {run?.reading?.state === 'failed' && <Failed reading={run.reading} />}
          {run && result && <InsightsResultView {...{ environment, result, shows }} ask={run.ask} />}
          {!run && !question && <p className="p-5 text-t2">{t('insights.nothingYet')}</p>}
        </div>
      </div>
    </div>
  );
}

function narrowerWord(t: ReturnType<typeof useWords>, back: number, usd: number | undefined): string {
  const length = ageWords(t, minutes(back));
  return usd === undefined
    ? t('logs.range.last', { length })
    : t('insights.ask.narrower', { length, cost: scanDollars(usd) });
}
