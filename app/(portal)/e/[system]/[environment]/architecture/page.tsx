import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { ArchitectureView } from '#components/diagram/architecture-view.tsx';
import { searchOf } from '#components/diagram/search.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import { architecture } from '#lib/queries/architecture.ts';

type Props = {
  readonly params: Promise<{ system: string; environment: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ system, environment }, t] = await Promise.all([params, getTranslations()]);
  return { title: `${t('tab.architecture')} · ${system}/${environment}` };
}

export default async function ArchitecturePage({ params, searchParams }: Props) {
  const [{ system, environment }, given] = await Promise.all([params, searchParams]);
  const key = environmentKey(system, environment);
  const search = searchOf(given);
  const answer = await ask(architecture, { environment: key, view: search.view });
  return <ArchitectureView environment={key} {...answer} {...search} />;
}
