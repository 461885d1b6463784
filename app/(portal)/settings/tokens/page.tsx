import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask, requestNow } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { TokenForm } from '#components/tokens/token-form.tsx';
import { TokenTable } from '#components/tokens/token-table.tsx';
import { tokens } from '#lib/queries/tokens.ts';
import { endToken, makeToken } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('tokens.title') };
}

/** API tokens: what scripts, pipelines and terminals show instead of a session. */
export default async function TokensPage() {
  const [page, now, t] = await Promise.all([ask(tokens, {}), requestNow(), getTranslations()]);
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'settings', word: t('nav.settings'), href: '/settings' },
          { key: 'tokens', word: t('tokens.title') },
        ]}
      />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t(page.all ? 'tokens.headAll' : 'tokens.head')}</h1>
          <p className="mt-1 text-t2">{t('tokens.what')}</p>
        </div>
        <PageWords of={['tokens', 'action', 'run.sending', 'shell', 'role.everywhere']}>
          <section>
            <h2 className="section-head font-semibold">{t('tokens.title')}</h2>
            <TokenTable tokens={page.tokens} all={page.all} now={now} end={endToken} />
          </section>
          <section>
            <h2 className="section-head font-semibold">{t('tokens.new')}</h2>
            {page.mayCreate ? (
              <TokenForm places={page.places} make={makeToken} />
            ) : (
              <p className="px-5 py-4 text-t2">{t('tokens.mayNot')}</p>
            )}
          </section>
        </PageWords>
      </main>
    </>
  );
}
