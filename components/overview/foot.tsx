import { Hourglass, Rocket, Stamp } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { firstJudged, stripAxis } from '#components/strip/strip-axis.ts';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { nameOf } from '#components/words/people.ts';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Board, Freshness, Happening, Waiting } from '#lib/domain/overview/board.ts';
import { byRequest } from '#lib/domain/overview/by-request.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { shortMoment } from '#lib/words/moments.ts';
import { shortCommit } from '#lib/words/shorten.ts';

/** What waits for a person, what happened, and how old all of this is. */
export function Foot({ board, now }: { readonly board: Board; readonly now: Instant }) {
  const t = useWords();
  const { from } = stripAxis(
    board.systems.flatMap(({ rows }) => rows.map(({ samples }) => firstJudged(samples))),
    now,
  );
  return (
    <div className="foot-grid">
      <FootSection
        title={t(board.waiting.some(({ forYou }) => forYou) ? 'overview.waitingForYou' : 'overview.waiting')}
        empty={t('overview.nothingWaits')}
      >
        {[
          ...byRequest(board.waiting, ({ deploymentId }) => deploymentId).map((each) => (
            <WaitingRow key={each[0].number} waiting={each} />
          )),
          ...(board.queue.waiting > 0 && board.queue.runner.state !== 'reporting'
            ? [<QueueRow key="queue" queue={board.queue} now={now} />]
            : []),
        ]}
      </FootSection>
      <FootSection
        title={
          from === undefined
            ? t('overview.lastDay')
            : t('overview.lastRange', { length: ageWords(t, now - from) })
        }
        empty={t('overview.quietDay')}
      >
        {board.happenings.map((each) => (
          <HappeningRow
            key={`${each.kind} ${each.kind === 'silence' ? each.process : each.key} ${each.at}`}
            happening={each}
          />
        ))}
      </FootSection>
      <FootSection title={t('overview.ages')} empty={t('panel.neverRead')}>
        {board.freshness.map((each) => (
          <FreshnessRow key={each.topic} freshness={each} />
        ))}
      </FootSection>
    </div>
  );
}

function FootSection(props: {
  readonly title: string;
  readonly empty: string;
  readonly children: ReactNode[];
}) {
  return (
    <section className="px-5 py-3 max-tablet:px-4">
      <h2 className="pb-1 font-semibold">{props.title}</h2>
      {props.children.length === 0 ? <p className="text-t3">{props.empty}</p> : <ul>{props.children}</ul>}
    </section>
  );
}

/** One run, or those of one request, which have a page together. */
function WaitingRow({ waiting }: { readonly waiting: readonly [Waiting, ...Waiting[]] }) {
  const t = useWords();
  const [{ key, number, needed, given, since }, ...more] = waiting;
  const forYou = waiting.some((each) => each.forYou);
  return (
    <li className="foot-row">
      <Stamp size={14} className="text-t3" aria-hidden="true" />
      <Link
        href={`/deploys/${number}${more.length > 0 ? '/review' : ''}`}
        className="truncate hover:text-accent"
        prefetch={false}
      >
        {key} <b>#{number}</b>{' '}
        {more.length > 0
          ? t('overview.needMore', { n: more.length })
          : t('overview.needs', { missing: needed - given, given })}
        {forYou && (
          <>
            {' · '}
            <b className="whitespace-nowrap text-accent">{t('overview.yours')}</b>
          </>
        )}
      </Link>
      <Age at={since} bare />
    </li>
  );
}

/** Runs that nobody takes, and since when nobody does. */
function QueueRow(props: { readonly queue: Board['queue']; readonly now: Instant }) {
  const { waiting, runner } = props.queue;
  const t = useWords();
  const { zone, locale } = useView();
  return (
    <li className="foot-row">
      <Hourglass size={14} className="text-t3" aria-hidden="true" />
      <Link href="/deploys" className="truncate hover:text-accent" prefetch={false}>
        {t('overview.silent.queued', { n: waiting })}{' '}
        <span className="text-degraded-ink">
          {runner.state === 'silent'
            ? t('overview.silent.noRunner', { at: shortMoment(runner.since, props.now, zone, locale) })
            : t('overview.silent.noRunnerEver')}
        </span>
      </Link>
      {runner.state === 'silent' && <Age at={runner.since} bare freshFor={0} />}
    </li>
  );
}

function HappeningRow({ happening }: { readonly happening: Happening }) {
  const t = useWords();
  const when = (
    <span className="text-label text-t3">
      <Moment at={happening.at} />
    </span>
  );
  if (happening.kind === 'silence')
    return (
      <li className="foot-row">
        <Glyph status="unknown" />
        <span className="truncate">{t(`overview.silent.stopped.${happening.process}`)}</span>
        {when}
      </li>
    );
  if (happening.kind === 'verdict') {
    const words = { from: t(`status.${happening.from}`), to: t(`status.${happening.to}`) };
    return (
      <li className="foot-row">
        <Glyph status={happening.to} />
        <Link
          href={`/e/${happening.key}/architecture`}
          className="truncate hover:text-accent"
          prefetch={false}
        >
          {happening.key} {t('overview.became', words)}
        </Link>
        {when}
      </li>
    );
  }
  const { number, key, commit, by, state, broke, wayBack } = happening;
  return (
    <li className="foot-row">
      <Rocket size={14} className="text-t3" aria-hidden="true" />
      <Link href={`/deploys/${number}`} className="truncate hover:text-accent" prefetch={false}>
        <b>#{number}</b> {key} {t(`run.state.${state}`)}
        {broke && <span className="text-failing-ink">, {t(`after.then.${broke.verdict}`)}</span>}
        {wayBack !== undefined && <>, {t('after.listBack', { run: wayBack })}</>},{' '}
        <span className="mono">{shortCommit(commit)}</span>, {nameOf(by)}
      </Link>
      {when}
    </li>
  );
}

function FreshnessRow({ freshness }: { readonly freshness: Freshness }) {
  const t = useWords();
  const { topic, read, of, oldest, stale } = freshness;
  const whole = read === of && !stale;
  return (
    <li className="foot-row">
      <Glyph status={whole ? 'healthy' : 'unknown'} size={12} />
      <span>
        {t(`topic.${topic}`)}
        {read < of && <span className="text-degraded-ink"> {t('overview.readOf', { read, of })}</span>}
      </span>
      {oldest === undefined ? (
        <span className="text-label text-t3">{t('panel.neverRead')}</span>
      ) : (
        <Age at={oldest} bare {...(stale ? { freshFor: 0 } : {})} />
      )}
    </li>
  );
}
