import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { Instant } from '#lib/domain/time.ts';
import { personName } from '#lib/words/person.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { RunPill } from './run-pill.tsx';

/** The request in its own words, where it stands, and the first real cause when it failed. */
export function RunTitle({ page, now }: { readonly page: RunPage; readonly now: Instant }) {
  const t = useWords();
  const { run, deployment } = page;
  const sibling = deployment.runs.find((each) => each.id !== run.id);
  return (
    <div className="page-head">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 text-title font-semibold">{deployment.subject}</h1>
        <RunPill state={run.state} />
      </div>
      <p className="mt-1 text-t2">
        {t('run.number', { number: run.number })} · {t(`lane.${run.lane}`)} · {page.environment} ·{' '}
        {t('run.requestedBy', { name: personName(deployment.requestedBy) })}{' '}
        <Moment at={deployment.requestedAt} now={now} /> · <code>{shortCommit(deployment.commit)}</code>
        {deployment.ref !== deployment.commit && ` (${deployment.ref})`}
        {sibling && (
          <>
            {' · '}
            <Link className="link" href={`/deploys/${sibling.number}`} prefetch={false}>
              {t('run.sibling', { lane: t(`lane.${sibling.lane}`), number: sibling.number })}
            </Link>
          </>
        )}
      </p>
      {run.failure && (
        <div className="of-failing row-tint mt-3 px-4 py-2">
          <p className="font-semibold text-failing-ink">
            {wordOr(t, 'runFailure', run.failure.code)}
            {run.failure.resource && <code> {run.failure.resource}</code>}
          </p>
          <p className="[overflow-wrap:anywhere]">{run.failure.cause}</p>
          <p className="text-label text-t3">
            {t('run.failedAt', { step: t(`step.${run.failure.step}`) })} · <code>{run.failure.code}</code>
          </p>
        </div>
      )}
    </div>
  );
}
