import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { DeviceDecision } from '#components/tokens/device-decision.tsx';
import { WaitingDevice } from '#components/tokens/waiting-device.tsx';
import { deviceLogin } from '#lib/queries/device-login.ts';
import { decideDevice } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('device.title') };
}

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** `portal login`, the half in the browser: compare the code, say yes or no. */
export default async function DevicePage({ searchParams }: Props) {
  const [{ code: given }, t] = await Promise.all([searchParams, getTranslations()]);
  const code = typeof given === 'string' ? given.trim().toUpperCase() : '';
  const device = code === '' ? undefined : await ask(deviceLogin, { code });
  const lookUp = (
    <>
      {code !== '' && (
        <p role="status" className="text-degraded-ink">
          {t('reasons.device.not-waiting', { code })}
        </p>
      )}
      <form method="get" className="flex max-w-xl flex-wrap items-end gap-2">
        <label className="grid gap-1">
          <span className="text-t2">{t('device.code')}</span>
          <input
            name="code"
            className="field mono"
            placeholder="BCDF-GHJK"
            required
            maxLength={9}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <button type="submit" className="control control-primary">
          {t('device.next')}
        </button>
      </form>
    </>
  );
  return (
    <>
      <TopBar crumbs={[{ key: 'device', word: t('device.title') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t(device ? 'device.head' : 'device.title')}</h1>
          <p className="mt-1 text-t2">{t('device.what')}</p>
        </div>
        <div className="grid gap-4 px-5 py-4">
          <PageWords of={['device', 'run.sending']}>
            <DeviceDecision
              key={code}
              code={code}
              decide={decideDevice}
              {...(device ? { waiting: <WaitingDevice code={code} {...device} /> } : {})}
            >
              {lookUp}
            </DeviceDecision>
          </PageWords>
        </div>
      </main>
    </>
  );
}
