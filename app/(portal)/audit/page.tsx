import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { askReading, mayAsk } from '#app/_server/ask.ts';
import { KeptViews } from '#app/_server/kept-views.tsx';
import { namePeople } from '#app/_server/people.ts';
import { AuditFilters } from '#components/audit/audit-filters.tsx';
import { type ChainChecked, ChainComing, ChainLine } from '#components/audit/chain-line.tsx';
import { EntriesPanel } from '#components/audit/entries-panel.tsx';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { auditFilter } from '#lib/domain/audit/filter.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { type AuditPage as AuditPageAnswer, auditPage } from '#lib/queries/audit.ts';
import { auditCheck } from '#lib/queries/audit-check.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.audit') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const [query, t] = await Promise.all([searchParams, getTranslations()]);
  const filter = auditFilter(query);
  const before =
    typeof query.before === 'string' ? Number.parseInt(query.before, 10) || undefined : undefined;
  await mayAsk(auditPage, {});
  await namePeople();
  const page = askReading(auditPage, { filter, ...(before === undefined ? {} : { before }) });
  const chain = query.check === 'now' ? askReading(auditCheck, {}) : page;
  const address = (more: Readonly<Record<string, string | number | undefined>>): string => {
    const kept = Object.entries({ ...filter, before, ...more }).flatMap(
      ([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]),
    );
    return new URLSearchParams(kept).toString();
  };
  return (
    <>
      <TopBar crumbs={[{ key: 'audit', word: t('nav.audit') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('audit.title')}</h1>
          <Suspense key={address({ check: String(query.check) })} fallback={<ChainComing />}>
            <Chain check={chain} />
          </Suspense>
          <div className="mt-2 flex flex-wrap gap-2">
            <Link className="control" href={`?${address({ check: 'now' })}`} prefetch={false}>
              {t('audit.checkNow')}
            </Link>
            {(['csv', 'json'] as const).map((format) => (
              <a
                key={format}
                className="control"
                href={`/audit/export?${address({ before: undefined, format })}`}
                download
              >
                <Download size={13} aria-hidden="true" /> {format.toUpperCase()}
              </a>
            ))}
            <KeptViews list="audit" here="/audit" address={query} />
          </div>
        </div>
        <AuditFilters filter={filter} />
        <Suspense
          key={address({})}
          fallback={<PanelSkeleton title={t('audit.entries')} height="table" rows={24} call="PostgreSQL" />}
        >
          <Entries
            page={page}
            open={typeof query.entry === 'string' ? query.entry : undefined}
            linkTo={(more) => `?${address(more)}`}
          />
        </Suspense>
      </main>
    </>
  );
}

async function Chain({ check }: { check: Promise<Reading<ChainChecked>> }) {
  return <ChainLine check={await check} />;
}

type EntriesProps = Omit<Parameters<typeof EntriesPanel>[0], 'reading'> & {
  readonly page: Promise<Reading<AuditPageAnswer>>;
};

async function Entries({ page, ...rest }: EntriesProps) {
  return <EntriesPanel reading={await page} {...rest} />;
}
