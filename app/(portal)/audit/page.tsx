import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { AuditFilters } from '#components/audit/audit-filters.tsx';
import { AuditTable, ChainState, WholeChain } from '#components/audit/audit-table.tsx';
import { EntryDetail } from '#components/audit/entry-detail.tsx';
import { Absent } from '#components/panel/states.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { auditFilter } from '#lib/domain/audit/filter.ts';
import { auditPage } from '#lib/queries/audit.ts';
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
  const page = await ask(auditPage, { filter, ...(before === undefined ? {} : { before }) });
  const check = query.check === 'now' ? await ask(auditCheck, {}) : undefined;
  const { entries, next, broken } = page;
  const address = (more: Readonly<Record<string, string | number | undefined>>): string => {
    const kept = Object.entries({ ...filter, before, ...more }).flatMap(
      ([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]),
    );
    return new URLSearchParams(kept).toString();
  };
  const open = entries.find(({ seq }) => String(seq) === query.entry);
  return (
    <>
      <TopBar crumbs={[{ key: 'audit', word: t('nav.audit') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('audit.title')}</h1>
          {check ? <WholeChain check={check} /> : broken && <ChainState broken={broken} />}
          <p className="mt-2 flex flex-wrap gap-2">
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
          </p>
        </div>
        <AuditFilters filter={filter} />
        {open && <EntryDetail entry={open} closeHref={`?${address({})}`} />}
        {entries.length === 0 ? (
          <Absent title={t('audit.none')} what={t('audit.noneWhat')} />
        ) : (
          <AuditTable entries={entries} linkTo={(entry) => `?${address({ entry })}`} />
        )}
        {next !== undefined && (
          <p className="px-5 py-2">
            <Link className="control" href={`?${address({ before: next })}`} prefetch={false}>
              {t('audit.older')}
            </Link>
          </p>
        )}
      </main>
    </>
  );
}
