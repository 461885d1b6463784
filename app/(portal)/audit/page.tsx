import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { AuditTable, ChainState } from '#components/audit/audit-table.tsx';
import { Absent } from '#components/panel/states.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { auditPage } from '#lib/queries/audit.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.audit') };
}

export default async function AuditPage() {
  const [{ entries, broken }, t] = await Promise.all([ask(auditPage, {}), getTranslations()]);
  return (
    <>
      <TopBar crumbs={[{ key: 'audit', word: t('nav.audit') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('audit.title')}</h1>
          <ChainState entries={entries} {...(broken ? { broken } : {})} />
        </div>
        {entries.length === 0 ? (
          <Absent title={t('audit.none')} what={t('audit.noneWhat')} />
        ) : (
          <AuditTable entries={entries} />
        )}
      </main>
    </>
  );
}
