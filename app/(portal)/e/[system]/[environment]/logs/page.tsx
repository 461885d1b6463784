import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { LogView } from '#components/logs/log-view.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { logGroupsReading } from '#lib/queries/reading.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<{ line?: string; at?: string }>;
};

/** Lines are read by the view itself: a refresh of the page must not read CloudWatch again. */
export default async function LogsPage({ params, searchParams }: Props) {
  const [{ system, environment }, { line, at }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations(),
  ]);
  const key = environmentKey(system, environment);
  const groups = await ask(logGroupsReading, { environment: key });
  return (
    <div data-rail>
      <Panel title={t('tab.logs')} reading={groups} bare>
        {(known) => <LogView environment={key} groups={known} linked={line} at={at} />}
      </Panel>
    </div>
  );
}
