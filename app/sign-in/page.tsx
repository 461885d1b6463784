import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { caller } from '#app/_server/caller.ts';
import { choosePreference } from '#app/_server/preferences.ts';
import { Tower } from '#components/shell/brand.tsx';
import { OwnZone } from '#components/shell/own-zone.tsx';
import { DemoAccountList } from '#components/sign-in/demo-account-list.tsx';
import { LanguageSwitch } from '#components/sign-in/language-switch.tsx';
import { SamplePicture } from '#components/sign-in/sample-picture.tsx';
import { DEMO_ACCOUNTS } from '#lib/identity/demo-accounts.ts';
import { wayBack } from '#lib/identity/way-back.ts';
import { web } from '#lib/runtime/web.ts';
import { signInAsDemo } from './actions.ts';
import { Refused } from './refused.tsx';

export async function generateMetadata() {
  return { title: (await getTranslations())('signIn.title') };
}

type Props = {
  searchParams: Promise<Record<'problem' | 'id' | 'to' | 'fresh', string | string[] | undefined>>;
};

export default async function SignInPage({ searchParams }: Props) {
  const [query, { env, auth }, known, t, jar] = await Promise.all([
    searchParams,
    web(),
    caller(),
    getTranslations(),
    cookies(),
  ]);
  const to = wayBack(query.to);
  if (known) redirect(to);
  const { ways } = auth.signIn;
  return (
    <main className="sign-in">
      <OwnZone known={jar.has('zone')} />
      <div className="sign-in-form">
        <div className="flex items-center gap-3">
          <Tower size={24} />
          <span className="text-title font-semibold">Yagura</span>
          <span className="text-t3" lang="ja">
            櫓
          </span>
          <LanguageSwitch choose={choosePreference} />
        </div>
        <h1>{t('signIn.what')}</h1>
        <h2 className="font-semibold">{t('signIn.title')}</h2>
        <Refused problem={query.problem} id={query.id} />
        {ways.map(({ id, name }, at) => (
          <form key={id} method="post" action={`/sign-in/${id}`} className="mt-3">
            <input type="hidden" name="to" value={to} />
            {query.fresh !== undefined && <input type="hidden" name="fresh" value="1" />}
            <button type="submit" className={`control sign-in-way ${at === 0 ? 'control-primary' : ''}`}>
              {name ? t('signIn.with', { name }) : t('signIn.provider')}
            </button>
          </form>
        ))}
        {ways.length > 0 && <p className="mt-2 text-second text-t3">{t('signIn.groups')}</p>}
        {env.demoSignIn && (
          <section className="mt-5" aria-labelledby="demo">
            <h2 id="demo" className="font-semibold">
              {t('signIn.demo')}
            </h2>
            <p className="mt-0.5 text-second text-t3">{t('signIn.demoWhat')}</p>
            <form action={signInAsDemo}>
              <input type="hidden" name="to" value={to} />
              <DemoAccountList names={DEMO_ACCOUNTS.map(({ name }) => name)} />
            </form>
          </section>
        )}
        {ways.length === 0 && !env.demoSignIn && <p className="mt-4 text-t2">{t('signIn.none')}</p>}
      </div>
      <SamplePicture />
    </main>
  );
}
