import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { Panel } from '#components/panel/panel.tsx';
import { OutputsTable } from '#components/resources/outputs.tsx';
import { ResourceTable } from '#components/resources/resource-table.tsx';
import { SearchField } from '#components/ui/search-field.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { matching } from '#lib/domain/inventory/matching.ts';
import { alarmsReading, inventoryReading, outputsReading } from '#lib/queries/reading.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<{ q?: string }>;
};

export default async function ResourcesPage({ params, searchParams }: Props) {
  const [{ system, environment }, { q = '' }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations(),
  ]);
  const key = environmentKey(system, environment);
  const [inventory, outputs, alarms] = await Promise.all([
    ask(inventoryReading, { environment: key }),
    ask(outputsReading, { environment: key }),
    ask(alarmsReading, { environment: key }),
  ]);
  return (
    <>
      <Panel title={t('resources.outputs')} reading={outputs}>
        {(value) => <OutputsTable outputs={value} />}
      </Panel>
      <Panel
        title={t('tab.resources')}
        reading={inventory}
        aside={<SearchField name="q" value={q} label={t('resources.search')} />}
        empty={{
          when: (value) => value.length === 0,
          title: t('resources.none'),
          what: t('resources.noneWhat'),
        }}
      >
        {(value) => (
          <ResourceTable
            resources={matching(value, q)}
            alarms={alarms?.state === 'ready' ? alarms.value : []}
          />
        )}
      </Panel>
    </>
  );
}
