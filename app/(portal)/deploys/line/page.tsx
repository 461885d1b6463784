import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { LineSheet } from '#components/holds/line-sheet.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { linePage } from '#lib/queries/line.ts';
import { start, stop } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('line.title') };
}

export default async function Line() {
  const [page, t] = await Promise.all([ask(linePage, {}), getTranslations(), namePeople()]);
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'deploys', word: t('nav.deploys'), href: '/deploys' },
          { key: 'line', word: t('line.title') },
        ]}
      />
      <main>
        <PageWords of={['run']}>
          <LineSheet page={page} stop={stop} start={start} />
        </PageWords>
      </main>
    </>
  );
}
