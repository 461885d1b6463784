import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { caller } from '#app/_server/caller.ts';
import { Tower } from '#components/shell/brand.tsx';
import { DEMO_ACCOUNTS } from '#lib/identity/demo-accounts.ts';
import { wayBack } from '#lib/identity/way-back.ts';
import { web } from '#lib/runtime/web.ts';
import { signInAsDemo } from './actions.ts';
import { Refused } from './refused.tsx';

export async function generateMetadata() {
  return { title: (await getTranslations())('signIn.title') };
}

type Props = { searchParams: Promise<Record<'problem' | 'id' | 'to', string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const [query, { env, auth }, known, t] = await Promise.all([
    searchParams,
    web(),
    caller(),
    getTranslations(),
  ]);
  const to = wayBack(query.to);
  if (known) redirect(to);
  const { ways } = auth.signIn;
  return (
    <main className="mx-auto max-w-lg px-5 pt-[14vh]">
      <p className="flex items-center gap-3">
        <Tower size={28} />
        <span className="text-title font-semibold">Yagura</span>
        <span className="text-t3" lang="ja">
          櫓
        </span>
      </p>
      <h1 className="mt-8 text-title font-semibold">{t('signIn.title')}</h1>
      <Refused problem={query.problem} id={query.id} />
      {ways.map(({ id, name }) => (
        <form key={id} method="post" action={`/sign-in/${id}`} className="mt-4">
          <input type="hidden" name="to" value={to} />
          <button type="submit" className="control control-primary">
            {name ? t('signIn.with', { name }) : t('signIn.provider')}
          </button>
        </form>
      ))}
      {env.demoSignIn && (
        <section className="mt-6" aria-labelledby="demo">
          <h2 id="demo" className="font-semibold">
            {t('signIn.demo')}
          </h2>
          <p className="mt-1 text-t2">{t('signIn.demoWhat')}</p>
          <form action={signInAsDemo} className="mt-3 border-t border-line2">
            <input type="hidden" name="to" value={to} />
            {DEMO_ACCOUNTS.map(({ name }) => (
              <button key={name} type="submit" name="account" value={name} className="demo-account">
                <b className="text-left">{name}</b>
                <span className="text-left text-t2">{t(`signIn.account.${name}`)}</span>
              </button>
            ))}
          </form>
        </section>
      )}
      {ways.length === 0 && !env.demoSignIn && <p className="mt-4 text-t2">{t('signIn.none')}</p>}
    </main>
  );
}
