import { EnvironmentHeader } from '#components/environment/header.tsx';
import { Switcher } from '#components/environment/switcher.tsx';
import { Tabs } from '#components/environment/tabs.tsx';
import { Board } from '#components/overview/board.tsx';
import { ByAlarm } from '#components/overview/by-alarm.tsx';
import { ByCost } from '#components/overview/by-cost.tsx';
import { Foot } from '#components/overview/foot.tsx';
import { OverviewHeadline } from '#components/overview/headline.tsx';
import { OverviewFilters } from '#components/overview/overview-filters.tsx';
import { ViewSwitch } from '#components/overview/view-switch.tsx';
import { ListViews } from '#components/ui/list-views.tsx';
import { Pages } from '#components/ui/pages.tsx';
import { type Instant, instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { boardSample, rowSamples, standingSamples } from './board-samples.ts';

const ignored = async () => undefined;
const kept = async () => 'saved' as const;

/** The overview's parts and the head of an environment, once for every state that a row can be in. */
export function Overview({ now }: { readonly now: Instant }) {
  const rows = rowSamples(now);
  const board = boardSample(now, rows);
  const well = rows.filter(({ name }) => name === 'healthy');
  return (
    <>
      <Block title="OverviewHeadline, ViewSwitch, Pages">
        <OverviewHeadline board={board} now={now} />
        <OverviewHeadline board={boardSample(now, well, true)} now={now} />
        <OverviewHeadline board={{ ...board, silentSince: instant(now - 1_092_000) }} now={now} />
        <ViewSwitch current="board" />
        <Pages page={board.page} pages={board.pages} hrefOf={(page) => `?page=${page}`} />
      </Block>
      <Block title="OverviewFilters, ListViews, SaveView">
        <OverviewFilters filter={{ q: 'items', only: 'attention' }} view="board" fitting={2} of={12} />
        <ListViews
          {...{ list: 'overview', here: '/', query: 'only=attention', keep: kept, forget: ignored }}
          views={[
            {
              ...{ id: '1', list: 'overview', name: 'What needs me', query: 'only=attention' },
              createdAt: now,
            },
          ]}
        />
      </Block>
      <Block title="Board, EnvironmentRow, RunningSteps, Star, StarForm">
        <Board board={board} now={now} setStar={ignored} />
      </Block>
      <Block title="ByAlarm">
        <ByAlarm rows={rows} />
      </Block>
      <Block title="ByCost">
        <ByCost rows={rows} />
      </Block>
      <Block title="Foot">
        <Foot board={board} now={now} />
        <Foot board={boardSample(now, [], true)} now={now} />
      </Block>
      <Block title="EnvironmentHeader, Reasons, Tabs, Switcher">
        {rows.map((row) => (
          <Sample key={row.key} name={row.name}>
            <EnvironmentHeader
              head={{
                ...{ row, account: '000000000000', region: 'ap-northeast-1', resources: 41 },
                production: row.name === 'healthy',
                contact: { owner: 'platform', onCall: '#items', runbook: 'https://example.org/items' },
              }}
              now={now}
            />
          </Sample>
        ))}
        <Tabs environment="items/dev" counts={{ resources: { n: 41 }, deploys: { n: 2, loud: true } }} />
        <Switcher standings={standingSamples(rows)} name="items/dev" />
      </Block>
    </>
  );
}
