'use client';

import { Bookmark, Check, CircleSlash, LoaderCircle } from 'lucide-react';
import { SavedViews } from '#components/logs/saved-views.tsx';
import { Failed } from '#components/panel/states.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { InsightsRun, KeptQuery } from '#lib/domain/logs/insights/run.ts';
import type { SavedView } from '#lib/domain/logs/saved-view.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { scanDollars } from '#lib/words/scan.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly kept: Reading<readonly KeptQuery[]>;
  readonly views: readonly (SavedView & { readonly own: boolean })[];
  readonly runs: readonly InsightsRun[];
  readonly usdPerGb: number | undefined;
  readonly query: string;
  readonly onQuery: (query: string, name: string) => void;
};

const GB = 1_073_741_824;
const SHOWN_RUNS = 8;

/** Queries of the account, shared ones, one's own, and what was run today with its cost. */
export function QueryList({ environment, kept, views, runs, usdPerGb, query, onQuery }: Props) {
  const t = useWords();
  const costOf = (bytes: number) => (usdPerGb === undefined ? undefined : (bytes / GB) * usdPerGb);
  const today = costOf(runs.reduce((sum, { scanned }) => sum + scanned, 0));
  return (
    <>
      <SavedViews
        {...{ environment, views, query }}
        kind="insights"
        onShow={(view) => onQuery(view.query, view.name)}
      />
      <section className="facet">
        <h3 className="saved-title">{t('insights.kept')}</h3>
        {kept.state === 'failed' && <Failed reading={kept} />}
        {kept.state === 'ready' && kept.value.length === 0 && (
          <p className="facet-without">{t('insights.noneKept')}</p>
        )}
        {kept.state === 'ready' &&
          kept.value.map((each) => (
            <button
              key={`${each.name} ${each.query}`}
              type="button"
              className="facet-value"
              aria-pressed={each.query === query}
              onClick={() => onQuery(each.query, each.name)}
            >
              <Bookmark size={12} aria-hidden="true" />
              <span className="truncate">
                <PlainText text={each.name} />
              </span>
            </button>
          ))}
      </section>
      <section className="facet">
        <h3 className="saved-title flex justify-between">
          {t('insights.recent')}
          {runs.length > 0 && today !== undefined && (
            <span>{t('insights.today', { cost: scanDollars(today) })}</span>
          )}
        </h3>
        {runs.length === 0 && <p className="facet-without">{t('insights.noRuns')}</p>}
        {runs.slice(0, SHOWN_RUNS).map((run) => {
          const cost = costOf(run.scanned);
          return (
            <button
              key={run.id}
              type="button"
              className="facet-value"
              onClick={() => onQuery(run.query, run.name ?? '')}
            >
              {run.state === 'complete' ? (
                <Check size={12} aria-hidden="true" />
              ) : run.state === 'running' ? (
                <LoaderCircle size={12} aria-hidden="true" />
              ) : (
                <CircleSlash size={12} aria-hidden="true" />
              )}
              <span className="truncate">
                <span className="sr-only">{t(`insights.state.${run.state}`)} </span>
                <PlainText text={run.name || (run.query.split('\n')[0] ?? '')} />
              </span>
              <span className="ml-auto text-t3">{cost === undefined ? '' : scanDollars(cost)}</span>
            </button>
          );
        })}
      </section>
    </>
  );
}
