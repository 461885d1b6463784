import { getTranslations } from 'next-intl/server';
import { ask, requestNow } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { rememberedSwitches } from '#app/_server/remembered-switches.ts';
import { tabTitle } from '#app/_server/tab-title.ts';
import { logAddress } from '#components/logs/log-address.ts';
import { LogView } from '#components/logs/log-view.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { deployEnds } from '#lib/domain/logs/deploy-end.ts';
import { environmentDeploys } from '#lib/queries/deploys.ts';
import { logViews } from '#lib/queries/log-views.ts';
import { logGroupsReading } from '#lib/queries/reading.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Lines are read by the view itself: a refresh of the page must not read CloudWatch again. */
export const generateMetadata = tabTitle('logs');

export default async function LogsPage({ params, searchParams }: Props) {
  const [{ system, environment }, query, t, now] = await Promise.all([
    params,
    searchParams,
    getTranslations(),
    requestNow(),
  ]);
  const key = environmentKey(system, environment);
  const [groups, deploys, views] = await Promise.all([
    ask(logGroupsReading, { environment: key }),
    ask(environmentDeploys, { environment: key }),
    ask(logViews, { environment: key }),
  ]);
  const remembered = await rememberedSwitches();
  return (
    <PageWords of={['cause', 'failure', 'logs', 'panel', 'run.state']}>
      <Panel title={t('tab.logs')} reading={groups} bare>
        {(known) => (
          <LogView
            environment={key}
            groups={known}
            views={views}
            deploys={deployEnds(deploys)}
            initial={logAddress(query, now, remembered)}
          />
        )}
      </Panel>
    </PageWords>
  );
}
