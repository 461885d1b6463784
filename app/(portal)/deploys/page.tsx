import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { KeptViews } from '#app/_server/kept-views.tsx';
import { namePeople } from '#app/_server/people.ts';
import { DeploysView } from '#components/deploys/deploys-view.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { historyFilter } from '#lib/domain/deploy/history.ts';
import { allHistory } from '#lib/queries/deploy-history.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.deploys') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeploysPage({ searchParams }: Props) {
  const address = await searchParams;
  const filter = historyFilter(address);
  const [deploys, t] = await Promise.all([ask(allHistory, { filter }), getTranslations(), namePeople()]);
  const { open } = deploys;
  const waiting = open.filter(({ run }) => run.state === 'awaiting-approval');
  return (
    <>
      <TopBar crumbs={[{ key: 'deploys', word: t('nav.deploys') }]} />
      <main>
        <div className="page-head flex flex-wrap items-start gap-4">
          <div className="min-w-0 flex-1 basis-60">
            <h1 className="text-title font-semibold">
              {open.length === 0
                ? t('deploys.titleQuiet')
                : t('deploys.title', { open: open.length, waiting: waiting.length })}
            </h1>
          </div>
          <Link href="/deploys/line" className="control" prefetch={false}>
            {t('line.title')}
          </Link>
          <Link href="/deploys/new" className="control control-primary" prefetch={false}>
            {t('deploys.request')}
          </Link>
        </div>
        <DeploysView
          {...deploys}
          filter={filter}
          here="/deploys"
          views={<KeptViews list="deploys" here="/deploys" address={address} />}
        />
      </main>
    </>
  );
}
