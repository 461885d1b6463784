import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { tabTitle } from '#app/_server/tab-title.ts';
import { requestDeploy } from '#app/(portal)/deploys/new/actions.ts';
import { DiagnosisSheet } from '#components/diagnose/diagnosis-sheet.tsx';
import { DriftList } from '#components/diagnose/drift-list.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { HealthHistorySheet } from '#components/status/health-history.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { diagnosePage } from '#lib/queries/diagnose-page.ts';

type Props = { params: Promise<{ system: string; environment: string }> };

export const generateMetadata = tabTitle('diagnose');

export default async function DiagnosePage({ params }: Props) {
  const [{ system, environment }, t] = await Promise.all([params, getTranslations()]);
  const key = environmentKey(system, environment);
  const page = await ask(diagnosePage, { environment: key });
  return (
    <PageWords of={['run.sending']}>
      <Panel title={t('diagnose.title')} reading={page.reading}>
        {(diagnosis) => <DiagnosisSheet environment={key} diagnosis={diagnosis} page={page} />}
      </Panel>
      <Panel title={t('drift.title')} reading={page.drift}>
        {(drift) => (
          <DriftList environment={key} drift={drift} mayRequest={page.mayRequest} request={requestDeploy} />
        )}
      </Panel>
      <section aria-label={t('history.title')} className="panel">
        <div className="section-head">
          <h2 className="font-semibold">{t('history.title')}</h2>
        </div>
        <HealthHistorySheet history={page.history} changes={page.changes} />
      </section>
    </PageWords>
  );
}
