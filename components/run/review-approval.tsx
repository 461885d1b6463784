import Link from 'next/link';
import { Disabled } from '#components/ui/disabled.tsx';
import { nameOf, withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { type Review, type ReviewPart, stillPlanning } from '#lib/domain/deploy/review.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortDigest } from '#lib/words/shorten.ts';
import { Decision, type DecisionState } from './decision.tsx';
import { Seal } from './seal.tsx';
import { SignInAgain } from './sign-in-again.tsx';

type Approve = (before: DecisionState, form: FormData) => Promise<DecisionState>;

/** Who has agreed to which part, whose agreement lacks, and one decision about all that waits. */
export function ReviewApproval({ review, approve }: { readonly review: Review; readonly approve: Approve }) {
  const t = useWords();
  return (
    <section aria-labelledby="review-approvals">
      <div className="section-head">
        <h2 id="review-approvals" className="font-semibold">
          {t('run.approvals')}
        </h2>
      </div>
      <ul>
        {review.parts.map((each) => (
          <PartRow key={each.run.id} part={each} />
        ))}
      </ul>
      <div className="grid gap-3 border-b border-line1 px-5 py-3">
        <Act review={review} approve={approve} />
      </div>
    </section>
  );
}

function PartRow({ part: { run, standing, rule, refused } }: { readonly part: ReviewPart }) {
  const t = useWords();
  const { given, needed } = standing;
  const waits = run.state === 'awaiting-approval';
  const lanes = rule.lanes.map((each) => t(`lane.${each}`)).join(' + ');
  return (
    <li className="flex gap-3 border-b border-line1 px-5 py-2">
      <Seal kind={standing.satisfied && needed > 0 ? 'approved' : waits ? 'waiting' : 'barred'} />
      <div className="min-w-0">
        <p className="font-semibold">
          {run.component} #{run.number}
        </p>
        <p className="text-second text-t2">
          {needed === 0
            ? t('review.noneNeeded', { lanes })
            : t('review.counted', { given: given.length, needed, lanes })}
        </p>
        {given.length > 0 && (
          <p className="text-second text-t3">
            {given
              .map(({ by, review }) => (review ? t('review.byReview', { name: nameOf(by) }) : nameOf(by)))
              .join(', ')}
          </p>
        )}
        {waits && refused && <p className="text-second text-t3">{reasonWords(t, withNames(refused))}</p>}
      </div>
    </li>
  );
}

function Act({ review, approve }: { readonly review: Review; readonly approve: Approve }) {
  const t = useWords();
  const { parts, digest, deployment, signed } = review;
  const waiting = parts.filter(({ run }) => run.state === 'awaiting-approval');
  if (waiting.length === 0) return <p className="text-t2">{t('review.nothingWaits')}</p>;
  const mine = waiting.filter(({ refused }) => !refused);
  const label = t('review.approve', { n: mine.length || waiting.length, digest: shortDigest(digest) });
  const planning = stillPlanning(parts);
  if (signed)
    return (
      <Disabled
        label={label}
        reason={
          <>
            {t('reasons.review.signed-each')}{' '}
            {waiting.map(({ run }) => (
              <Link
                key={run.id}
                className="link mr-2 underline underline-offset-2"
                href={`/deploys/${run.number}`}
                prefetch={false}
              >
                #{run.number}
              </Link>
            ))}
          </>
        }
      />
    );
  if (planning.length > 0)
    return (
      <Disabled
        label={label}
        reason={t('review.stillPlanning', { names: planning.map(({ component }) => component).join(', ') })}
      />
    );
  const refused = mine.length === 0 ? waiting[0]?.refused : undefined;
  if (refused?.code === 'approval.sign-in-again')
    return (
      <SignInAgain
        to={`/deploys/${deployment.runs[0]?.number}/review`}
        why={reasonWords(t, withNames(refused))}
      />
    );
  if (refused) return <Disabled label={label} reason={reasonWords(t, withNames(refused))} />;
  return (
    <>
      <Decision
        action={approve}
        label={label}
        look="primary"
        fields={{ environment: deployment.environment, deploymentId: deployment.id, review: digest }}
        comment={t('run.comment')}
      />
      <p className="text-second text-t3">
        {t('review.covers', {
          numbers: mine.map(({ run }) => `#${run.number}`).join(', '),
          digest: shortDigest(digest),
        })}
      </p>
    </>
  );
}
