import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { tabTitle } from '#app/_server/tab-title.ts';
import { insightsAddress } from '#components/logs/insights/insights-address.ts';
import { InsightsView } from '#components/logs/insights/insights-view.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { insightsPage } from '#lib/queries/insights.ts';
import { logViews } from '#lib/queries/log-views.ts';
import { logGroupsReading } from '#lib/queries/reading.ts';
import { web } from '#lib/runtime/web.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = tabTitle('logs');

export default async function InsightsPage({ params, searchParams }: Props) {
  const [{ system, environment }, query, t, services] = await Promise.all([
    params,
    searchParams,
    getTranslations(),
    web(),
  ]);
  const key = environmentKey(system, environment);
  const [groups, page, views] = await Promise.all([
    ask(logGroupsReading, { environment: key }),
    ask(insightsPage, { environment: key }),
    ask(logViews, { environment: key }),
  ]);
  return (
    <PageWords of={['cause', 'failure', 'insights', 'logs', 'panel']}>
      <Panel title={t('tab.logs')} reading={groups} bare>
        {(known) => (
          <InsightsView
            {...{ groups: known, views, ...page }}
            environment={key}
            region={services.config.current().environments.get(key)?.region ?? ''}
            limit={services.env.YAGURA_INSIGHTS_ASK_USD}
            initial={insightsAddress(query)}
          />
        )}
      </Panel>
    </PageWords>
  );
}
