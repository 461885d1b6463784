'use client';

import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { ENVIRONMENT_TABS, type EnvironmentTab } from './tab-names.ts';

type Counts = Readonly<Partial<Record<EnvironmentTab, { readonly n: number; readonly loud?: boolean }>>>;

/** The pages of one environment; a count stands where there is one to know. */
export function Tabs(props: { readonly environment: EnvironmentKey; readonly counts: Counts }) {
  const { environment, counts } = props;
  const t = useWords();
  const current = useSelectedLayoutSegment();
  return (
    <nav className="tabs" aria-label={t('environment.pages')}>
      {ENVIRONMENT_TABS.map((tab) => (
        <Link
          key={tab}
          href={`/e/${environment}/${tab}`}
          className="tab"
          prefetch={false}
          aria-current={current === tab ? 'page' : undefined}
        >
          {t(`tab.${tab}`)}
          {counts[tab] && (
            <span className={counts[tab].loud ? 'font-semibold text-degraded-ink' : 'text-t3'}>
              {counts[tab].n}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** The tab's name as the last crumb. */
export function TabCrumb() {
  const t = useWords();
  const current = useSelectedLayoutSegment();
  const known = ENVIRONMENT_TABS.find((each) => each === current);
  return <>{known ? t(`tab.${known}`) : ''}</>;
}
