import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { callerOrSignIn } from '#app/_server/caller.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { SessionTable } from '#components/sessions/session-table.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { ownSessions } from '#lib/identity/own-sessions.ts';
import { sessionOfRequest } from '#lib/identity/session.ts';
import { web } from '#lib/runtime/web.ts';
import { endSession } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('sessions.title') };
}

/** Where somebody is signed in, and the way out of all of it. Needs no role: it is about oneself. */
export default async function SessionsPage() {
  await callerOrSignIn();
  const [{ auth }, head, t] = await Promise.all([web(), headers(), getTranslations()]);
  const session = await sessionOfRequest(auth, head);
  const sessions = session ? await ownSessions(auth, session) : [];
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'settings', word: t('nav.settings'), href: '/settings' },
          { key: 'sessions', word: t('sessions.title') },
        ]}
      />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('sessions.head')}</h1>
          <p className="mt-1 text-t2">{t('sessions.what')}</p>
        </div>
        <PageWords of={['sessions', 'shell']}>
          <SessionTable sessions={sessions} end={endSession} />
        </PageWords>
        <form method="post" action="/sign-out" className="grid max-w-xl gap-2 px-5 py-4">
          <p className="text-t2">{t('sessions.everywhereWhat')}</p>
          <button
            type="submit"
            name="everywhere"
            value="on"
            className="control control-danger justify-self-start"
          >
            {t('sessions.everywhere')}
          </button>
        </form>
      </main>
    </>
  );
}
