import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { KeptViews } from '#app/_server/kept-views.tsx';
import { tabTitle } from '#app/_server/tab-title.ts';
import { Panel } from '#components/panel/panel.tsx';
import { OutputsTable } from '#components/resources/outputs.tsx';
import { ResourceDetail } from '#components/resources/resource-detail.tsx';
import { ResourceFilters } from '#components/resources/resource-filters.tsx';
import { ResourceTable } from '#components/resources/resource-table.tsx';
import { More } from '#components/ui/more.tsx';
import { costLineHref } from '#lib/domain/cost/groups-of-lines.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { filterRows, resourceFilter } from '#lib/domain/inventory/rows.ts';
import { sortedRows, sortOf } from '#lib/domain/inventory/sections.ts';
import { ROWS_STEP, rowsAsked } from '#lib/domain/listed.ts';
import { resourcesPage } from '#lib/queries/resources-page.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = tabTitle('resources');

export default async function ResourcesPage({ params, searchParams }: Props) {
  const [{ system, environment }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const selected = typeof query.r === 'string' ? query.r : undefined;
  const page = await ask(resourcesPage, {
    environment: environmentKey(system, environment),
    ...(selected === undefined ? {} : { resource: selected }),
  });
  const filter = resourceFilter(query);
  const sort = sortOf(query.sort);
  const rows = sortedRows(filterRows(page.rows, filter), sort);
  // What an address opens is in sight, however far down it stands.
  const opened = rows.findIndex(({ resource }) => resource.id === selected);
  const shown = Math.max(rowsAsked(query.n), opened + 1);
  const linkTo = (more: Readonly<Record<string, string | undefined>>): string => {
    const all = {
      ...filter,
      sort: sort === 'part' ? undefined : sort,
      n: shown > ROWS_STEP ? String(shown) : undefined,
      ...more,
    };
    const kept = Object.entries(all).filter((each): each is [string, string] => Boolean(each[1]));
    return `?${new URLSearchParams(kept)}`;
  };
  const open = page.rows.find(({ resource }) => resource.id === selected);
  return (
    <>
      <Panel
        title={t('tab.resources')}
        reading={page.inventory}
        aside={
          <>
            <ResourceFilters filter={filter} rows={page.rows} />
            <KeptViews list="resources" here={`/e/${system}/${environment}/resources`} address={query} />
            <a className="link text-second" href="#outputs">
              {t('resources.outputs')}
            </a>
          </>
        }
        empty={{
          when: (value) => value.length === 0,
          title: t('resources.none'),
          what: t('resources.noneWhat'),
        }}
      >
        {() => (
          <>
            <ResourceTable
              rows={rows.slice(0, shown)}
              selected={selected}
              outside={page.outside}
              linkTo={(r) => linkTo({ r })}
              sort={sort}
              sortBy={(by) => linkTo({ sort: by === 'part' ? undefined : by })}
              open={
                open && (
                  <ResourceDetail
                    row={open}
                    detail={page.detail}
                    why={page.why}
                    closeHref={linkTo({})}
                    elsewhere={elsewhere(environmentKey(system, environment), open.resource.id)}
                  />
                )
              }
            />
            <More shown={shown} of={rows.length} href={linkTo({ n: String(shown + ROWS_STEP) })} />
          </>
        )}
      </Panel>
      <div id="outputs">
        <Panel title={t('resources.outputs')} reading={page.outputs}>
          {(value) => <OutputsTable outputs={value} importers={page.importers} />}
        </Panel>
      </div>
    </>
  );
}

const elsewhere = (key: string, id: string) => ({
  picture: `/e/${key}/architecture?view=detailed&node=${encodeURIComponent(id)}`,
  cost: costLineHref(key, id),
});
