import { CommitList } from '#components/deploys/commit-list.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { PullLinks } from './pull-links.tsx';

/** What this run brings, beside what stood there before it. */
export function ReleaseCommits({ page: { release, deployment } }: { readonly page: RunPage }) {
  const t = useWords();
  const { before, between, host, pulls = [] } = release;
  const old = before?.deployment.commit;
  return (
    <section aria-labelledby="run-commits">
      <div className="section-head">
        <h2 id="run-commits" className="font-semibold">
          {t('release.whatChanges')}
        </h2>
        {old !== undefined && (
          <span className="text-second text-t3">
            {t('release.since')} <code>{shortCommit(old)}</code>{' '}
            {before?.run.finishedAt !== undefined && <Age at={before.run.finishedAt} plain />}
          </span>
        )}
        {host && old !== undefined && old !== deployment.commit && (
          <a
            className="link ml-auto text-second"
            href={`${host}/compare/${old}...${deployment.commit}`}
            rel="noreferrer"
            aria-keyshortcuts="c"
          >
            {t('release.compare')}
          </a>
        )}
      </div>
      <div className="px-5 py-1 max-tablet:px-4">
        <PullLinks pulls={pulls} />
        {between?.kind === 'ahead' ? (
          <CommitList commits={between.commits} host={host} />
        ) : (
          <p className="py-1 text-t2">
            {between === undefined
              ? t('release.first')
              : t(`release.${between.kind}`, { n: between.kind === 'behind' ? between.count : 0 })}
          </p>
        )}
      </div>
    </section>
  );
}
