import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { DeploysTable } from '#components/deploys/deploys-table.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { isFinal } from '#lib/domain/deploy/run.ts';
import { allDeploys } from '#lib/queries/deploys.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.deploys') };
}

export default async function DeploysPage() {
  const [deployments, t] = await Promise.all([ask(allDeploys, {}), getTranslations()]);
  const runs = deployments.flatMap((each) => each.runs);
  const open = runs.filter((each) => !isFinal(each.state));
  const waiting = runs.filter((each) => each.state === 'awaiting-approval');
  return (
    <>
      <TopBar crumbs={[{ key: 'deploys', word: t('nav.deploys') }]} />
      <main>
        <div className="page-head flex flex-wrap items-start gap-4">
          <div className="min-w-0 flex-1">
            <h1 className="text-title font-semibold">
              {open.length === 0
                ? t('deploys.titleQuiet')
                : t('deploys.title', { open: open.length, waiting: waiting.length })}
            </h1>
          </div>
          <Link href="/deploys/new" className="control control-primary" prefetch={false}>
            {t('deploys.request')}
          </Link>
        </div>
        <DeploysTable deployments={deployments} />
      </main>
    </>
  );
}
