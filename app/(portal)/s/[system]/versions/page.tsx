import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ask, requestNow } from '#app/_server/ask.ts';
import { TopBar } from '#components/shell/top-bar.tsx';
import { VersionsFoot } from '#components/versions/versions-foot.tsx';
import { VersionsTable } from '#components/versions/versions-table.tsx';
import { VersionsTitle } from '#components/versions/versions-title.tsx';
import { versions } from '#lib/queries/versions.ts';

type Props = {
  params: Promise<{ system: string }>;
  searchParams: Promise<{ between?: string }>;
};

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const [{ system }, t] = await Promise.all([params, getTranslations()]);
  return { title: `${t('versions.name')} · ${system}` };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const [{ system }, { between }, now, t] = await Promise.all([
    params,
    searchParams,
    requestNow(),
    getTranslations(),
  ]);
  const found = await ask(versions, { system });
  if (!found) notFound();
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'system', word: system, href: '/' },
          { key: 'versions', word: t('versions.name') },
        ]}
      />
      <main>
        <VersionsTitle versions={found} />
        <VersionsTable versions={found} now={now} between={between} />
        <VersionsFoot versions={found} />
      </main>
    </>
  );
}
