import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ask } from '#app/_server/ask.ts';
import { PageWords } from '#app/_server/page-words.tsx';
import { namePeople } from '#app/_server/people.ts';
import { ReviewApproval } from '#components/run/review-approval.tsx';
import { ReviewPart } from '#components/run/review-part.tsx';
import { ReviewStory } from '#components/run/review-story.tsx';
import { ReviewTitle } from '#components/run/review-title.tsx';
import { TopBar } from '#components/shell/top-bar.tsx';
import { rowsAsked } from '#lib/domain/listed.ts';
import { findRun } from '#lib/queries/find-run.ts';
import { requestReview } from '#lib/queries/request-review.ts';
import { approveReview } from './actions.ts';

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const [{ number }, t] = await Promise.all([params, getTranslations()]);
  return { title: `${t('review.crumb')} #${number}` };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const number = Number((await params).number);
  const place = await ask(findRun, { number });
  if (!place) notFound();
  const [review, query, t] = await Promise.all([
    ask(requestReview, place),
    searchParams,
    getTranslations(),
    namePeople(),
  ]);
  if (!review) notFound();
  const [system, environment] = place.environment.split('/');
  const most = rowsAsked(query.n);
  return (
    <>
      <TopBar
        crumbs={[
          { key: 'system', word: system, href: `/s/${system}/versions` },
          { key: 'environment', word: environment, href: `/e/${place.environment}/architecture` },
          { key: 'deploys', word: t('nav.deploys'), href: `/e/${place.environment}/deploys` },
          { key: 'run', word: `#${number}`, href: `/deploys/${number}` },
          { key: 'review', word: t('review.crumb') },
        ]}
      />
      <main>
        <ReviewTitle review={review} />
        <div className="review-columns">
          <div className="min-w-0">
            <ReviewStory review={review} />
            {review.parts.map((part, index) => (
              <ReviewPart key={part.run.id} part={part} place={index + 1} most={most} />
            ))}
          </div>
          <PageWords of={['run']}>
            <aside aria-label={t('run.decision')}>
              <ReviewApproval review={review} approve={approveReview} />
            </aside>
          </PageWords>
        </div>
      </main>
    </>
  );
}
