import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { ReadAccess } from '#components/settings/read-access.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { readAccessPage } from '#lib/queries/read-access.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('readAccess.title') };
}

/** Which of the collector's calls AWS refuses, and what the read role lacks. */
export default async function AccessPage() {
  const [regions, t] = await Promise.all([ask(readAccessPage, {}), getTranslations()]);
  const refused = regions.reduce(
    (sum, { actions }) => sum + actions.filter(({ state }) => state === 'refused').length,
    0,
  );
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'settings', word: t('nav.settings'), href: '/settings' },
          { key: 'access', word: t('readAccess.title') },
        ]}
      />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('readAccess.head', { refused })}</h1>
          <p className="mt-1 text-t2">{t('readAccess.what')}</p>
        </div>
        <ReadAccess regions={regions} />
      </main>
    </>
  );
}
