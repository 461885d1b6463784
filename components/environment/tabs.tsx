'use client';

import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';

const TABS = ['architecture', 'metrics', 'logs', 'cost', 'resources', 'deploys'] as const;

/** The pages of one environment. */
export function Tabs({
  environment,
  resources,
}: {
  readonly environment: EnvironmentKey;
  readonly resources?: number;
}) {
  const t = useWords();
  const current = useSelectedLayoutSegment();
  return (
    <nav className="tabs" aria-label={t('environment.pages')}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          href={`/e/${environment}/${tab}`}
          className="tab"
          prefetch={false}
          aria-current={current === tab ? 'page' : undefined}
        >
          {t(`tab.${tab}`)}
          {tab === 'resources' && resources !== undefined && <span className="text-t3">{resources}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** The tab's name as the last crumb. */
export function TabCrumb() {
  const t = useWords();
  const current = useSelectedLayoutSegment();
  const known = TABS.find((each) => each === current);
  return <>{known ? t(`tab.${known}`) : ''}</>;
}
