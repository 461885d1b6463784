import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { KeptViews } from '#app/_server/kept-views.tsx';
import { namePeople } from '#app/_server/people.ts';
import { tabTitle } from '#app/_server/tab-title.ts';
import { DeploysView } from '#components/deploys/deploys-view.tsx';
import { historyFilter } from '#lib/domain/deploy/history.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { environmentHistory } from '#lib/queries/deploy-history.ts';

type Props = {
  params: Promise<{ system: string; environment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = tabTitle('deploys');

export default async function EnvironmentDeploysPage({ params, searchParams }: Props) {
  const { system, environment } = await params;
  const key = environmentKey(system, environment);
  const address = await searchParams;
  const filter = historyFilter(address);
  const here = `/e/${key}/deploys`;
  const [deploys, t] = await Promise.all([
    ask(environmentHistory, { environment: key, filter }),
    getTranslations(),
    namePeople(),
  ]);
  return (
    <section aria-label={t('nav.deploys')}>
      <div className="toolbar">
        <span className="text-t2">{t('deploys.openHere', { n: deploys.open.length })}</span>
        <Link href={`/s/${system}/versions`} className="control ml-auto" prefetch={false}>
          {t('versions.name')}
        </Link>
        <Link href={`/deploys/new?environment=${key}`} className="control" prefetch={false}>
          {t('deploys.request')}
        </Link>
      </div>
      <DeploysView
        {...deploys}
        filter={filter}
        here={here}
        views={<KeptViews list="deploys" here={here} address={address} />}
      />
    </section>
  );
}
