import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ask, askReading, requestNow } from '#app/_server/ask.ts';
import { choosePreference } from '#app/_server/preferences.ts';
import { PanelSkeleton } from '#components/panel/skeleton.tsx';
import { ConfigNotes, ConfigProblems } from '#components/settings/config-problems.tsx';
import { AccessTable, EnvironmentTable } from '#components/settings/config-tables.tsx';
import { ForgeTable } from '#components/settings/forge-table.tsx';
import { PeopleTable } from '#components/settings/people-table.tsx';
import { ProcessesPanel } from '#components/settings/processes-panel.tsx';
import { Preferences, type Theme } from '#components/shell/preferences.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { Age } from '#components/time/age.tsx';
import { Pages } from '#components/ui/pages.tsx';
import { pageNumber } from '#lib/domain/overview/pages.ts';
import type { Instant } from '#lib/domain/time.ts';
import { forges } from '#lib/queries/forges.ts';
import { portalProcesses } from '#lib/queries/portal-processes.ts';
import { settings } from '#lib/queries/settings.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('nav.settings') };
}

/** Web, collector and runner, and the three lines of what they hold. */
const PROCESSES = 4;

/** Environments of one page. */
const ROWS = 40;

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function SettingsPage({ searchParams }: Props) {
  const [page, atForges, now, t, jar] = await Promise.all([
    ask(settings, {}),
    ask(forges, {}),
    requestNow(),
    getTranslations(),
    cookies(),
  ]);
  const zone = jar.get('zone')?.value;
  const { environments } = page;
  const pages = Math.max(1, Math.ceil(environments.length / ROWS));
  const number = pageNumber(String((await searchParams).page ?? 1), pages);
  const theme = (jar.get('theme')?.value ?? 'system') as Theme;
  return (
    <>
      <TopBar crumbs={[{ key: 'settings', word: t('nav.settings') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">
            {page.problems.length === 0
              ? t('settings.good', { file: page.file })
              : t('settings.bad', { file: page.file })}
          </h1>
          <p className="mt-1 text-t2">
            {t('settings.version')} <code>{page.version}</code> · {t('settings.written')}{' '}
            <Age at={page.writtenAt} plain />
          </p>
          <ConfigProblems problems={page.problems} />
          <ConfigNotes notes={page.notes} />
        </div>
        <Suspense
          fallback={
            <PanelSkeleton
              title={t('settings.processes')}
              height="table"
              rows={PROCESSES}
              call="PostgreSQL"
            />
          }
        >
          <Processes now={now} />
        </Suspense>
        <section>
          <h2 className="section-head font-semibold">{t('settings.environments')}</h2>
          <EnvironmentTable environments={environments.slice((number - 1) * ROWS, number * ROWS)} />
          <Pages page={number} pages={pages} hrefOf={(each) => `/settings?page=${each}`} />
          <p className="flex flex-wrap gap-2 px-5 py-3">
            {page.mayDiscover && (
              <Link className="control" href="/settings/add-system">
                {t('settings.addSystem')}
              </Link>
            )}
            <Link className="control" href="/settings/access">
              {t('readAccess.title')}
            </Link>
          </p>
        </section>
        <section>
          <h2 className="section-head font-semibold">{t('settings.access')}</h2>
          <AccessTable access={page.access} />
        </section>
        <section>
          <h2 className="section-head font-semibold">{t('settings.people')}</h2>
          <PeopleTable people={page.people} now={now} />
        </section>
        {atForges.length > 0 && (
          <section>
            <h2 className="section-head font-semibold">{t('forge.title')}</h2>
            <ForgeTable forges={atForges} />
          </section>
        )}
        <section className="max-w-md">
          <h2 className="section-head font-semibold">{t('preferences.title')}</h2>
          <div className="px-3">
            <Preferences
              theme={theme}
              zones={[...new Set(['UTC', 'Asia/Tokyo', ...(zone ? [zone] : [])])]}
              choose={choosePreference}
            />
            <p className="p-2">
              <Link className="link" href="/settings/notifications">
                {t('notify.title')}
              </Link>
              {' · '}
              <Link className="link" href="/settings/tokens">
                {t('tokens.title')}
              </Link>
              {' · '}
              <Link className="link" href="/settings/sessions">
                {t('sessions.title')}
              </Link>
            </p>
            <form method="post" action="/sign-out" className="p-2">
              <button type="submit" className="control">
                {t('account.signOut')}
              </button>
            </form>
          </div>
        </section>
      </main>
    </>
  );
}

async function Processes({ now }: { now: Instant }) {
  return <ProcessesPanel reading={await askReading(portalProcesses, {})} now={now} />;
}
