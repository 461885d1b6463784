import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask, requestNow } from '#app/_server/ask.ts';
import { Board } from '#components/overview/board.tsx';
import { Foot } from '#components/overview/foot.tsx';
import { OverviewHeadline } from '#components/overview/headline.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { overview } from '#lib/queries/overview.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.overview') };
}

export default async function OverviewPage() {
  const [board, now, t] = await Promise.all([ask(overview, {}), requestNow(), getTranslations()]);
  const rows = board.systems.flatMap((each) => each.rows);
  return (
    <>
      <TopBar
        crumbs={[{ key: 'overview', word: t('nav.overview') }]}
        aside={t('overview.environments', { n: rows.length })}
      />
      <main>
        <OverviewHeadline rows={rows} waiting={board.waiting} />
        <Board systems={board.systems} now={now} />
        <Foot board={board} now={now} />
      </main>
    </>
  );
}
