import Link from 'next/link';
import { StatusWord } from '#components/status/status-pill.tsx';
import { HeldFor } from '#components/time/held-for.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type BoardRow, verdictOf, type Waiting } from '#lib/domain/overview/board.ts';
import { type NextAction, nextActions } from '#lib/domain/overview/next-actions.ts';
import type { Counts } from '#lib/domain/overview/standing.ts';
import { headline } from '#lib/words/headline.ts';
import { topReason } from '#lib/words/health.ts';

/** The page's title: what is wrong, since when and since which deploy, and what to do next. */
export function OverviewHeadline(props: {
  readonly counts: Counts;
  readonly about: BoardRow | undefined;
  readonly waiting: readonly Waiting[];
}) {
  const t = useWords();
  const { about } = props;
  const { primary, others } = nextActions(about, props.waiting);
  return (
    <div className="page-head headline">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-title font-semibold">{headline(t, props.counts, about)}</h1>
        {about && <About row={about} />}
      </div>
      <div className="headline-actions">
        {others.map((action) => (
          <ActionLink key={action.kind} action={action} />
        ))}
        <ActionLink action={primary} primary />
      </div>
    </div>
  );
}

/** `Degraded for 15 min, since deploy #409 · the first reason`. */
function About({ row }: { readonly row: BoardRow }) {
  const t = useWords();
  const health = row.health?.state === 'ready' ? row.health.value : undefined;
  if (!health) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-t2">
      <StatusWord status={verdictOf(row.health)} />
      <span>
        <HeldFor since={health.since} />
        {row.sinceNumber !== undefined && (
          <>
            {' · '}
            <Link className="link" href={`/deploys/${row.sinceNumber}`} prefetch={false}>
              {t('overview.sinceDeploy', { number: row.sinceNumber })}
            </Link>
          </>
        )}
        {' · '}
        {topReason(t, health)}
      </span>
    </p>
  );
}

function ActionLink({
  action,
  primary = false,
}: {
  readonly action: NextAction;
  readonly primary?: boolean;
}) {
  const t = useWords();
  const { href, word } = placeOf(t, action);
  return (
    <Link className={primary ? 'control control-primary' : 'control'} href={href} prefetch={false}>
      {word}
    </Link>
  );
}

function placeOf(t: ReturnType<typeof useWords>, action: NextAction): { href: string; word: string } {
  switch (action.kind) {
    case 'review':
      return { href: `/deploys/${action.number}`, word: t('overview.review', { number: action.number }) };
    case 'see-run':
      return { href: `/deploys/${action.number}`, word: t('overview.seeRun', { number: action.number }) };
    case 'tail':
      return { href: `/e/${action.key}/logs`, word: t('overview.tail', { name: action.name }) };
    case 'look':
      return { href: `/e/${action.key}/architecture`, word: t('overview.look', { name: action.name }) };
    case 'request':
      return { href: '/deploys/new', word: t('deploys.request') };
  }
}
