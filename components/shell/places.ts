import { ENVIRONMENT_TABS } from '#components/environment/tab-names.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Standing } from '#lib/domain/overview/standing.ts';
import type { Destination } from './destination.ts';

const PAGES = [
  ['/', 'nav.overview'],
  ['/deploys', 'nav.deploys'],
  ['/deploys/new', 'deploys.request'],
  ['/audit', 'nav.audit'],
  ['/budget', 'nav.budget'],
  ['/settings', 'nav.settings'],
] as const;

/** What people type who come from a command line. */
const ALSO: Readonly<Record<string, string>> = {
  logs: 'tail insights',
  architecture: 'diagram',
  deploys: 'runs history',
};

/** Of more environments than this the palette offers one place each: a list of thousands finds nothing faster. */
const WITH_TABS = 60;

/** Everything the palette may jump to; what its reader has starred first. */
export function placesOf(
  t: (key: string) => string,
  standings: readonly Standing[],
  favourites: readonly EnvironmentKey[],
): readonly Destination[] {
  const isStarred = ({ key }: Standing) => favourites.includes(key);
  const tabs = standings.length > WITH_TABS ? ENVIRONMENT_TABS.slice(0, 1) : ENVIRONMENT_TABS;
  return [
    ...standings
      .toSorted((a, b) => Number(isStarred(b)) - Number(isStarred(a)))
      .flatMap(({ key, verdict, group }) =>
        tabs.map((tab) => ({
          href: `/e/${key}/${tab}`,
          word: key,
          // Found by its group too, which then says why it is there.
          aside: [...(group ? [`${group}/`] : []), t(`tab.${tab}`)].join(' '),
          status: verdict,
          ...(ALSO[tab] ? { also: ALSO[tab] } : {}),
        })),
      ),
    ...PAGES.map(([href, key]) => ({ href, word: t(key) })),
  ];
}
