import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask, requestNow } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { BrowserNotices } from '#components/notifications/browser-notices.tsx';
import { MuteForm } from '#components/notifications/mute-form.tsx';
import { MuteTable } from '#components/notifications/mute-table.tsx';
import { ReceiverTable } from '#components/notifications/receiver-table.tsx';
import { ToldTable } from '#components/notifications/told-table.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { notifications } from '#lib/queries/notifications.ts';
import { acknowledge, mute, sendAgain, sendTest, unmute } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('notify.title') };
}

/** Who is told of what, what waits, and what did not arrive. */
export default async function NotificationsPage() {
  const [page, now, t] = await Promise.all([ask(notifications, {}), requestNow(), getTranslations()]);
  const { receivers, told, mutes, places, mayManage, configured } = page;
  const failed = receivers.reduce((sum, each) => sum + each.failed, 0);
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'settings', word: t('nav.settings'), href: '/settings' },
          { key: 'notifications', word: t('notify.title') },
        ]}
      />
      <main data-follows="notification">
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">
            {configured ? t('notify.head', { receivers: receivers.length, failed }) : t('notify.headNone')}
          </h1>
          <p className="mt-1 text-t2">{t('notify.whatItIs')}</p>
        </div>
        <PageWords of={['notify', 'run.sending']}>
          <section>
            <h2 className="section-head font-semibold">{t('notify.receivers')}</h2>
            <ReceiverTable receivers={receivers} test={mayManage ? sendTest : undefined} />
          </section>
          <section>
            <h2 className="section-head font-semibold">{t('notify.mutes')}</h2>
            <MuteTable mutes={mutes} places={places} unmute={unmute} />
            {mayManage && <MuteForm places={places} mute={mute} />}
          </section>
          <section>
            <h2 className="section-head font-semibold">{t('notify.browser.title')}</h2>
            <BrowserNotices />
          </section>
          <section>
            <h2 className="section-head font-semibold">{t('notify.told')}</h2>
            <ToldTable
              told={told}
              now={now}
              acknowledge={acknowledge}
              sendAgain={sendAgain}
              places={places}
            />
          </section>
        </PageWords>
      </main>
    </>
  );
}
