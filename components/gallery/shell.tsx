import { CompareMenu } from '#components/charts/compare-menu.tsx';
import { RangeLinks } from '#components/charts/range-links.tsx';
import { Account } from '#components/shell/account.tsx';
import { BudgetShare } from '#components/shell/budget-share.tsx';
import KeyMap from '#components/shell/key-map.tsx';
import { Nearest } from '#components/shell/nearest.tsx';
import { NeededRole } from '#components/shell/needed-role.tsx';
import { PlainPage } from '#components/shell/plain-page.tsx';
import { Preferences } from '#components/shell/preferences.tsx';
import { SearchButton } from '#components/shell/search-button.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { WatchList } from '#components/shell/watch-list.tsx';
import { UnknownValue } from '#components/ui/unknown-value.tsx';
import { ROLES } from '#lib/domain/access/role.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { ratio } from '#lib/domain/units.ts';
import { Block, Sample } from './block.tsx';
import { rowSamples, standingSamples } from './board-samples.ts';

const ignored = async () => undefined;

/** What stands round every page. */
export function Shell({ now }: { readonly now: Instant }) {
  const standings = standingSamples(rowSamples(now));
  const many = Array.from({ length: 5 }, (_, index) =>
    standings.map((each) => ({ ...each, key: `s${index}/${each.name}` as const, system: `s${index}` })),
  ).flat();
  const range = { from: instant(now - 5_400_000), to: now };
  const chart = { window: { kind: 'named', name: '90m' }, back: undefined, now } as const;
  const deploys = [409, 408].map((number) => ({ at: instant(now - 900_000), number, runId: `r${number}` }));
  return (
    <>
      <Block title="TopBar, LiveLamp, CopyLink">
        <TopBar
          crumbs={[
            { key: 's', word: 'items', href: '/e/items/dev' },
            { key: 'p', word: 'Metrics' },
          ]}
          aside="6"
        />
      </Block>
      <Block title="UnknownValue, Nearest, NeededRole">
        <UnknownValue value="zzz" known={['board']} used="Board" />
        <Nearest near={async () => ['items/dev', 'items/prod']} />
        <NeededRole said={[['/', 'It needs the role auditor, approver, admin.']]} />
      </Block>
      <Block title="WatchList, SearchButton, BudgetShare, Account">
        <div className="gallery-panels">
          <WatchList standings={standings} />
          <WatchList standings={many} />
          <div>
            <SearchButton look="sidebar" />
            {([ratio(0.31), ratio(0.62), 'unknown', undefined] as const).map((share) => (
              <p key={String(share)} className="nav-item">
                <BudgetShare share={share} />
              </p>
            ))}
            {ROLES.map((role) => (
              <Account
                key={role}
                caller={{
                  ...{ id: role, name: role, email: '', via: 'session' },
                  grants: [{ role, on: '*' }],
                }}
              >
                <Preferences theme="system" zones={['UTC', 'Asia/Tokyo']} choose={ignored} />
              </Account>
            ))}
          </div>
          <KeyMap />
        </div>
      </Block>
      <Block title="RangeLinks, CompareMenu">
        <div className="toolbar">
          <RangeLinks {...chart} range={range} compared={undefined} />
          <CompareMenu {...chart} deploys={deploys} environments={['prod']} compared={undefined} />
        </div>
        <div className="toolbar">
          <CompareMenu
            {...chart}
            deploys={deploys}
            environments={['prod']}
            compared={{ kind: 'environment', name: 'prod' }}
          />
        </div>
      </Block>
      <Block title="PlainPage">
        <Sample name="not found, forbidden">
          <PlainPage title="404" what="…" />
        </Sample>
      </Block>
    </>
  );
}
