import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { EnvironmentNowPanel } from '#components/deploys/environment-now.tsx';
import { RequestForm } from '#components/deploys/request-form.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { MOST_LISTED } from '#lib/domain/listed.ts';
import { environmentNow } from '#lib/queries/environment-now.ts';
import { refsOffered } from '#lib/queries/offered-refs.ts';
import { requestable } from '#lib/queries/requestable.ts';
import { requestDeploy, requestToSignFor } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('deploys.request') };
}

type Props = { searchParams: Promise<{ environment?: string }> };

export default async function RequestPage({ searchParams }: Props) {
  const [environments, { environment }, t] = await Promise.all([
    ask(requestable, {}),
    searchParams,
    getTranslations(),
    namePeople(),
  ]);
  const many = environments.length > MOST_LISTED;
  const named = environments.find(({ key }) => key === environment);
  const chosen = many ? named : (named ?? environments[0]);
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'deploys', word: t('nav.deploys'), href: '/deploys' },
          { key: 'new', word: t('deploys.new') },
        ]}
      />
      <main>
        <div className="page-head border-b border-line2">
          <h1 className="text-title font-semibold">{t('deploys.request')}</h1>
          <p className="mt-1 text-t2">{t('deploys.requestWhat')}</p>
        </div>
        <div className="request-columns">
          <PageWords of={['deploys', 'tool', 'cause', 'run.sending', 'run.noSignature']}>
            <RequestForm
              environments={many ? (chosen ? [chosen] : []) : environments}
              named={many}
              chosen={chosen?.key ?? environment}
              refs={chosen ? await ask(refsOffered, { environment: chosen.key }) : {}}
              prepare={requestToSignFor}
              action={requestDeploy}
            />
          </PageWords>
          {chosen && (
            <EnvironmentNowPanel
              environment={chosen}
              now={await ask(environmentNow, { environment: chosen.key })}
            />
          )}
        </div>
      </main>
    </>
  );
}
