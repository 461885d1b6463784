import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { MakePasskey } from '#components/proof/make-passkey.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { keyEnrollment } from '#lib/queries/key-enrollment.ts';
import { finish } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('passkey.title') };
}

type Props = { params: Promise<{ code: string }> };

/** `portal keys enroll`, the half in the browser: a passkey is made, its line is printed in the terminal. */
export default async function EnrollPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const open = await ask(keyEnrollment, { code });
  if (!open) notFound();
  const { challenge, relyingParty, account, name } = open;
  return (
    <>
      <TopBar crumbs={[{ key: 'keys', word: t('passkey.title') }]} />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('passkey.head', { name })}</h1>
          <p className="mt-1 max-w-2xl text-t2">{t('passkey.what')}</p>
        </div>
        <div className="px-5 py-4">
          <PageWords of={['passkey', 'run.sending', 'run.signing', 'run.noSignature']}>
            <MakePasskey
              code={code}
              options={{ challenge, relyingParty, account, name }}
              made={open.made !== undefined}
              finish={finish}
            />
          </PageWords>
        </div>
      </main>
    </>
  );
}
