import Link from 'next/link';
import { useContactFacts } from '#components/environment/contact.tsx';
import { FreezeNotes } from '#components/holds/freeze-notes.tsx';
import { StatusWord } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { HeldFor } from '#components/time/held-for.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Contact } from '#lib/domain/environment.ts';
import { VERDICTS } from '#lib/domain/health/health.ts';
import { type Board, type BoardRow, verdictOf } from '#lib/domain/overview/board.ts';
import { type NextAction, nextActions } from '#lib/domain/overview/next-actions.ts';
import { type Recovered, recoveredOf } from '#lib/domain/overview/recovered.ts';
import type { Instant } from '#lib/domain/time.ts';
import { headline } from '#lib/words/headline.ts';
import { topReason } from '#lib/words/health.ts';
import { shortMoment } from '#lib/words/moments.ts';

/** The page's title: what is wrong, since when and since which deploy, and what to do next. */
export function OverviewHeadline({ board, now }: { readonly board: Board; readonly now: Instant }) {
  const t = useWords();
  const { about, silentSince } = board;
  const { primary, others } = nextActions(about, board.waiting, board.mayRequest);
  const recovered = about ? undefined : recoveredOf(board.happenings, now);
  if (board.nothingYet) return <NothingYet mayAdd={board.nothingYet.mayAdd} />;
  if (silentSince !== undefined) return <NotKnown board={board} since={silentSince} now={now} />;
  return (
    <div className="page-head headline">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-title font-semibold">{headline(t, board.counts, about)}</h1>
        {about && <About row={about} />}
        {recovered && <Healed recovered={recovered} />}
        {about && board.contact && <WhomToAsk contact={board.contact} />}
        <FreezeNotes freezes={board.freezes} />
      </div>
      <div className="headline-actions">
        {others.map((action) => (
          <ActionLink key={action.kind} action={action} />
        ))}
        {primary && <ActionLink action={primary} primary />}
      </div>
    </div>
  );
}

/** The first look of a portal that was just set up: what to do, and who may do it. */
function NothingYet({ mayAdd }: { readonly mayAdd: boolean }) {
  const t = useWords();
  return (
    <div className="page-head headline">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-title font-semibold">{t('overview.nothingYet.title')}</h1>
        <p className="mt-1 text-t2">{t(mayAdd ? 'overview.nothingYet.what' : 'overview.nothingYet.ask')}</p>
      </div>
      {mayAdd && (
        <div className="headline-actions">
          <Link className="control control-primary" href="/settings/add-system" prefetch={false}>
            {t('settings.addSystem')}
          </Link>
        </div>
      )}
    </div>
  );
}

/** Of a silent collector nothing is known now: what was read last, in words, and nothing that asks for a look. */
function NotKnown(props: { readonly board: Board; readonly since: Instant; readonly now: Instant }) {
  const { board, since, now } = props;
  const t = useWords();
  const { zone, locale } = useView();
  const { primary, others } = nextActions(undefined, board.waiting, board.mayRequest);
  const counts = VERDICTS.toReversed()
    .filter((each) => board.lastRead[each] > 0)
    .map((each) =>
      each === 'healthy'
        ? t('overview.silent.count.healthy', { n: board.lastRead.healthy })
        : t('overview.silent.count.more', {
            n: board.lastRead[each],
            status: t(`status.${each}`).toLowerCase(),
          }),
    );
  return (
    <div className="page-head headline">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-title font-semibold">
          {t('overview.silent.headline', { at: shortMoment(since, now, zone, locale) })}
        </h1>
        <p className="mt-1 text-t2">
          {counts.length === 0
            ? t('overview.silent.nothingRead')
            : t('overview.silent.lastRead', {
                at: shortMoment(since, now, zone, locale),
                counts: counts.join(locale === 'ja' ? '、' : ', '),
              })}
        </p>
      </div>
      <div className="headline-actions">
        {[...others, ...(primary ? [primary] : [])].map((action) => (
          <ActionLink key={action.kind} action={action} />
        ))}
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

/** Nothing is wrong, and a moment ago something was. */
function Healed({ recovered: { key, at, run } }: { readonly recovered: Recovered }) {
  const t = useWords();
  const place = key.replace('/', ' / ');
  return (
    <p className="mt-1 text-t2">
      {t('overview.healed', { place })} <Age at={at} plain />
      {run && (
        <>
          {' · '}
          <Link className="link" href={`/deploys/${run.number}`} prefetch={false}>
            {t('overview.takenBack', run)}
          </Link>
        </>
      )}
    </p>
  );
}

/** Owner, on-call and runbook beside the finding: nobody looks them up first. */
function WhomToAsk({ contact }: { readonly contact: Contact }) {
  const facts = useContactFacts(contact);
  if (facts.length === 0) return null;
  return (
    <p className="mt-0.5 text-second text-t3">
      {facts.map(({ name, value }, index) => (
        <span key={name}>
          {index > 0 && ' · '}
          {name} {value}
        </span>
      ))}
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
