import Link from 'next/link';
import { StatusWord } from '#components/status/status-pill.tsx';
import { Elapsed } from '#components/time/elapsed.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type BoardRow, verdictOf, type Waiting } from '#lib/domain/overview/board.ts';
import { headline } from '#lib/words/headline.ts';
import { topReason } from '#lib/words/health.ts';

/** The page's title: what is wrong, since when and since which deploy, and what to do next. */
export function OverviewHeadline(props: {
  readonly rows: readonly BoardRow[];
  readonly waiting: readonly Waiting[];
}) {
  const t = useWords();
  const { title, about } = headline(t, props.rows);
  const yours = props.waiting.find((each) => each.forYou);
  const health = about?.health?.state === 'ready' ? about.health.value : undefined;
  return (
    <div className="page-head flex flex-wrap items-start gap-4">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-title font-semibold">{title}</h1>
        {about && health && (
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-t2">
            <StatusWord status={verdictOf(about.health)} /> <Elapsed since={health.since} />
            {about.sinceNumber !== undefined && (
              <>
                {' · '}
                <Link className="link" href={`/deploys/${about.sinceNumber}`} prefetch={false}>
                  {t('overview.sinceDeploy', { number: about.sinceNumber })}
                </Link>
              </>
            )}
            {' · '}
            {topReason(t, health)}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {about && (
          <Link className="control" href={`/e/${about.key}/logs`} prefetch={false}>
            {t('overview.tail', { name: about.name })}
          </Link>
        )}
        {about?.sinceNumber !== undefined && (
          <Link className="control" href={`/deploys/${about.sinceNumber}`} prefetch={false}>
            {t('overview.seeRun', { number: about.sinceNumber })}
          </Link>
        )}
        {yours ? (
          <Link className="control control-primary" href={`/deploys/${yours.number}`} prefetch={false}>
            {t('overview.review', { number: yours.number })}
          </Link>
        ) : (
          <Link className="control" href="/deploys/new" prefetch={false}>
            {t('deploys.request')}
          </Link>
        )}
      </div>
    </div>
  );
}
