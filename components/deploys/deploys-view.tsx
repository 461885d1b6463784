import Link from 'next/link';
import type { ReactNode } from 'react';
import { OutsideTable } from '#components/outside/outside-table.tsx';
import { Absent } from '#components/panel/states.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import {
  HISTORY_PAGE,
  type HistoryFilter,
  type HistoryPage,
  isFiltered,
  nextPageQuery,
} from '#lib/domain/deploy/history.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { DeploysTable } from './deploys-table.tsx';
import { HistoryFilters } from './history-filters.tsx';

type Props = {
  readonly open: readonly RequestedRun[];
  readonly page: HistoryPage;
  readonly environments: readonly EnvironmentKey[];
  readonly people: readonly string[];
  readonly components: readonly string[];
  readonly outside: readonly OutsideChange[];
  readonly filter: HistoryFilter;
  readonly here: string;
  /** What its reader kept of this list. */
  readonly views?: ReactNode;
};

/** What runs and waits now, then everything that was, by page. */
export function DeploysView(props: Props) {
  const { open, page, environments, people, components, outside, filter, here, views } = props;
  const t = useWords();
  return (
    <>
      <section aria-labelledby="queue">
        <div className="board-system border-t border-line2">
          <h2 id="queue" className="font-semibold">
            {t('deploys.queue')}
          </h2>
          <span className="text-second text-t3">{open.length}</span>
        </div>
        {open.length === 0 ? (
          <Absent title={t('deploys.queueEmpty')} what={t('deploys.queueEmptyWhat')} />
        ) : (
          <DeploysTable runs={open.slice(0, HISTORY_PAGE)} name={t('deploys.queue')} />
        )}
        {open.length > HISTORY_PAGE && (
          <p className="px-5 py-2 text-second text-t2">
            {t('deploys.openMore', { n: HISTORY_PAGE, more: open.length - HISTORY_PAGE })}
          </p>
        )}
      </section>
      <OutsideTable changes={outside} />
      <section aria-labelledby="history">
        <div className="board-system border-t border-line2">
          <h2 id="history" className="font-semibold">
            {t('deploys.history')}
          </h2>
          {views && <span className="ml-auto">{views}</span>}
        </div>
        <HistoryFilters
          filter={filter}
          here={here}
          environments={environments}
          people={people}
          components={components}
        />
        {page.runs.length === 0 ? (
          <Absent
            title={isFiltered(filter) ? t('deploys.noneFits') : t('deploys.none')}
            what={isFiltered(filter) ? t('deploys.noneFitsWhat') : t('deploys.noneWhat')}
          />
        ) : (
          <DeploysTable runs={page.runs} name={t('deploys.history')} />
        )}
        <p className="flex gap-2 px-5 py-3">
          {filter.before !== undefined && (
            <Link className="control" href={here} prefetch={false}>
              {t('deploys.newest')}
            </Link>
          )}
          {page.next !== undefined && (
            <Link className="control" href={`${here}?${nextPageQuery(filter, page.next)}`} prefetch={false}>
              {t('deploys.older')}
            </Link>
          )}
        </p>
      </section>
    </>
  );
}
