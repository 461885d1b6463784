import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { Review } from '#lib/domain/deploy/review.ts';
import { shortCommit, shortDigest } from '#lib/words/shorten.ts';
import { RunsOfDeployment } from './runs-of-deployment.tsx';

/** One request with all of its components, and the digest that stands for what is shown of them. */
export function ReviewTitle({ review }: { readonly review: Review }) {
  const t = useWords();
  const { deployment, parts, digest } = review;
  return (
    <div className="page-head">
      <h1 className="text-title font-semibold [overflow-wrap:anywhere]">
        {t('review.title', { n: parts.length, environment: deployment.environment })}
      </h1>
      <p className="mt-1">
        <PlainText text={deployment.subject} />
      </p>
      <p className="mt-1 text-t2">
        {t('run.requestedBy', { name: nameOf(deployment.requestedBy) })}{' '}
        <Moment at={deployment.requestedAt} /> · <code>{shortCommit(deployment.commit)}</code> ·{' '}
        {t('review.digest')} <code>{shortDigest(digest)}</code>
      </p>
      <RunsOfDeployment runs={deployment.runs} here="" whole />
    </div>
  );
}
