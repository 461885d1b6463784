import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { EnvironmentNowPanel } from '#components/deploys/environment-now.tsx';
import { OfferedCommit } from '#components/deploys/offered-commit.tsx';
import { RequestForm } from '#components/deploys/request-form.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import type { Origin } from '#lib/domain/deploy/release.ts';
import { MOST_LISTED } from '#lib/domain/listed.ts';
import { isWholeHash } from '#lib/domain/named-commit.ts';
import { environmentNow } from '#lib/queries/environment-now.ts';
import { refsOffered } from '#lib/queries/offered-refs.ts';
import { originOffered } from '#lib/queries/origin-offered.ts';
import { requestable } from '#lib/queries/requestable.ts';
import { requestDeploy, requestToSignFor } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())('deploys.request') };
}

type Props = {
  searchParams: Promise<{
    environment?: string;
    promote?: string;
    back?: string;
    only?: string;
    commit?: string;
  }>;
};

export default async function RequestPage({ searchParams }: Props) {
  const [environments, query, t] = await Promise.all([
    ask(requestable, {}),
    searchParams,
    getTranslations(),
    namePeople(),
  ]);
  const { environment } = query;
  const many = environments.length > MOST_LISTED;
  const named = environments.find(({ key }) => key === environment);
  const chosen = many ? named : (named ?? environments[0]);
  const origin = originOf(query);
  const offered =
    origin && chosen ? await ask(originOffered, { environment: chosen.key, origin }) : undefined;
  if (origin && !offered) notFound();
  const title = t(offered ? `deploys.originTitle.${offered.origin.kind}` : 'deploys.request', {
    environment: chosen?.key ?? '',
  });
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
          <h1 className="text-title font-semibold">{title}</h1>
          <p className="mt-1 text-t2">{t(offered ? 'deploys.originWhat' : 'deploys.requestWhat')}</p>
        </div>
        <div className="request-columns">
          <PageWords of={['deploys', 'tool', 'cause', 'run.sending', 'run.noSignature']}>
            <RequestForm
              environments={many ? (chosen ? [chosen] : []) : environments}
              named={many}
              chosen={chosen?.key ?? environment}
              refs={chosen ? await ask(refsOffered, { environment: chosen.key }) : {}}
              {...(offered && chosen
                ? { offered, about: <OfferedCommit offered={offered} environment={chosen.key} /> }
                : {})}
              {...(query.only ? { only: query.only } : {})}
              {...(isWholeHash(query.commit) ? { commit: query.commit } : {})}
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

/** `?promote=41`, `?back=9`: the run whose bytes are meant. */
function originOf(query: { promote?: string; back?: string }): Origin | undefined {
  const run = Number(query.promote ?? query.back);
  if (!Number.isSafeInteger(run) || run < 1) return undefined;
  return { kind: query.promote === undefined ? 'roll-back' : 'promote', run };
}
