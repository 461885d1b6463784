import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ask, requestNow } from '#app/_server/ask.ts';
import { setStar } from '#app/_server/favourites.ts';
import { breakIt, healIt, hideGuide } from '#app/_server/guide.ts';
import { KeptViews } from '#app/_server/kept-views.tsx';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { GuideBand } from '#components/guide/guide-band.tsx';
import { GUIDE_COOKIE, HIDDEN, seenOf } from '#components/guide/seen.ts';
import { Board } from '#components/overview/board.tsx';
import { ByAlarm } from '#components/overview/by-alarm.tsx';
import { ByCost } from '#components/overview/by-cost.tsx';
import { Foot } from '#components/overview/foot.tsx';
import { OverviewHeadline } from '#components/overview/headline.tsx';
import { OverviewFilters } from '#components/overview/overview-filters.tsx';
import { ViewSwitch } from '#components/overview/view-switch.tsx';
import { Absent } from '#components/panel/states.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { Pages } from '#components/ui/pages.tsx';
import { UnknownValue } from '#components/ui/unknown-value.tsx';
import { viewQuery } from '#lib/domain/list-view.ts';
import { isFilteredOverview, overviewFilter } from '#lib/domain/overview/filter.ts';
import { VIEWS, viewName } from '#lib/domain/overview/views.ts';
import { demoGuide } from '#lib/queries/demo-guide.ts';
import { overview } from '#lib/queries/overview.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.overview') };
}

/** So many environments are no longer found by eye. */
const MANY = 8;

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function OverviewPage({ searchParams }: Props) {
  const query = await searchParams;
  const view = viewName(query.view);
  const filter = overviewFilter(query);
  const [board, now, t] = await Promise.all([
    ask(overview, { view, page: query.page, filter }),
    requestNow(),
    getTranslations(),
    namePeople(),
  ]);
  const rows = board.systems.flatMap((each) => each.rows);
  const seen = seenOf((await cookies()).get(GUIDE_COOKIE)?.value);
  const hasFilters = board.counts.total >= MANY || isFilteredOverview(filter);
  const guide = await ask(demoGuide, { seen, waiting: board.waiting.map(({ number }) => number) });
  return (
    <>
      <TopBar
        crumbs={[{ key: 'overview', word: t('nav.overview') }]}
        aside={t('overview.environments', { n: board.counts.total })}
      >
        <span className="contents max-desk:hidden">
          <KeptViews list="overview" here="/" address={query} />
          <ViewSwitch current={view} />
        </span>
      </TopBar>
      <main className="overview">
        <UnknownValue value={query.view} known={VIEWS} used={t(`overview.view.${view}`)} />
        <OverviewHeadline board={board} now={now} />
        {guide && !seen.includes(HIDDEN) && (
          <PageWords of={['guide.break']}>
            <GuideBand
              guide={guide}
              environments={board.counts.total}
              hide={hideGuide}
              breakIt={breakIt}
              heal={healIt}
            />
          </PageWords>
        )}
        <div className={hasFilters ? 'overview-tools' : 'overview-tools desk:hidden'}>
          <span className="desk:hidden">
            <ViewSwitch current={view} />
          </span>
          {hasFilters && (
            <OverviewFilters
              filter={filter}
              view={view}
              of={board.counts.total}
              {...(board.fitting === undefined ? {} : { fitting: board.fitting })}
            />
          )}
          <span className="desk:hidden">
            <KeptViews list="overview" here="/" address={query} />
          </span>
        </div>
        <div className="overview-lists">
          {board.fitting === 0 && (
            <Absent
              title={t('overview.filter.none')}
              what={t('overview.filter.noneWhat', { of: board.counts.total })}
            />
          )}
          {view === 'board' && (
            <Board board={board} now={now} staged={guide !== undefined} setStar={setStar} />
          )}
          {view === 'alarm' && <ByAlarm rows={rows} />}
          {view === 'cost' && <ByCost rows={rows} />}
          <Pages
            page={board.page}
            pages={board.pages}
            hrefOf={(page) => `/?${viewQuery('overview', { ...query, view })}&page=${page}`}
          />
        </div>
        <Foot board={board} now={now} />
      </main>
    </>
  );
}
