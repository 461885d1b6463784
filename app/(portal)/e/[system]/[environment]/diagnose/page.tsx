import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { tabTitle } from '#app/_server/tab-title.ts';
import { DiagnosisSheet } from '#components/diagnose/diagnosis-sheet.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { diagnosePage } from '#lib/queries/diagnose-page.ts';

type Props = { params: Promise<{ system: string; environment: string }> };

export const generateMetadata = tabTitle('diagnose');

export default async function DiagnosePage({ params }: Props) {
  const [{ system, environment }, t] = await Promise.all([params, getTranslations()]);
  const key = environmentKey(system, environment);
  const page = await ask(diagnosePage, { environment: key });
  return (
    <Panel title={t('diagnose.title')} reading={page.reading}>
      {(diagnosis) => <DiagnosisSheet environment={key} diagnosis={diagnosis} page={page} />}
    </Panel>
  );
}
