import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { DeploysTable } from '#components/deploys/deploys-table.tsx';
import { environmentKey } from '#lib/domain/environment.ts';
import { environmentDeploys } from '#lib/queries/deploys.ts';

type Props = { params: Promise<{ system: string; environment: string }> };

export default async function EnvironmentDeploysPage({ params }: Props) {
  const { system, environment } = await params;
  const key = environmentKey(system, environment);
  const [deployments, t] = await Promise.all([
    ask(environmentDeploys, { environment: key }),
    getTranslations(),
  ]);
  return (
    <section aria-label={t('nav.deploys')}>
      <div className="toolbar">
        <span className="text-t2">{t('deploys.ofEnvironment', { n: deployments.length })}</span>
        <Link href={`/deploys/new?environment=${key}`} className="control ml-auto" prefetch={false}>
          {t('deploys.request')}
        </Link>
      </div>
      <DeploysTable deployments={deployments} />
    </section>
  );
}
