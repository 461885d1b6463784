import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask, mayAsk } from '#app/_server/ask.ts';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { AddSystem } from '#components/discovery/add-system.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { parseEnvironmentKey } from '#lib/domain/environment.ts';
import { discover } from '#lib/queries/discover.ts';
import { measuredNow } from '#lib/queries/measured-now.ts';
import { settings } from '#lib/queries/settings.ts';
import { checkLines, lookAtPart } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('addSystem.title') };
}

/** Any account's asking shows whether this caller may ask at all. */
const SAMPLE = { account: '', region: '', role: '' };

/** Discovery: what is deployed in accounts that the file does not name yet, as systems to watch. */
export default async function AddSystemPage() {
  await mayAsk(discover, SAMPLE);
  const [{ environments }, measured, { name }, t] = await Promise.all([
    ask(settings, {}),
    ask(measuredNow, {}),
    callerOrSignIn(),
    getTranslations(),
  ]);
  const known = new Set(environments.map(({ key }) => parseEnvironmentKey(key)?.system ?? key));
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'settings', word: t('nav.settings'), href: '/settings' },
          { key: 'add-system', word: t('addSystem.title') },
        ]}
      />
      <main>
        <PageWords of={['addSystem', 'cause', 'failure', 'readAccess', 'shell', 'status']}>
          <AddSystem part={lookAtPart} check={checkLines} known={[...known]} measured={measured} who={name} />
        </PageWords>
      </main>
    </>
  );
}
