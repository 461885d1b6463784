import type { BoardSystem } from '#lib/domain/overview/board.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import type { Destination } from './destination.ts';

const TABS = ['architecture', 'metrics', 'logs', 'cost', 'resources', 'deploys'] as const;
const PAGES = [
  ['/', 'nav.overview'],
  ['/deploys', 'nav.deploys'],
  ['/deploys/new', 'deploys.request'],
  ['/audit', 'nav.audit'],
  ['/budget', 'nav.budget'],
  ['/settings', 'nav.settings'],
] as const;

/** Everything the palette may jump to. */
export function placesOf(
  t: (key: string) => string,
  systems: readonly BoardSystem[],
): readonly Destination[] {
  const environments = systems.flatMap(({ rows }) => rows);
  return [
    ...environments.flatMap((row) =>
      TABS.map((tab) => ({
        href: `/e/${row.key}/${tab}`,
        word: row.key,
        aside: t(`tab.${tab}`),
        status: verdictOf(row.health),
      })),
    ),
    ...PAGES.map(([href, key]) => ({ href, word: t(key) })),
  ];
}
