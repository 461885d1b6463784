'use client';

import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { LogGroup } from '#lib/domain/logs/line.ts';
import { WATCHED_FOR } from '#lib/domain/logs/sweeps.ts';
import type { LogWindow } from '#lib/domain/logs/window.ts';
import { windowRange } from '#lib/domain/logs/window.ts';
import { elapsed, type Instant, instant, minutes } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { clockTime, fullMoment, zoneName } from '#lib/words/moments.ts';
import { wordOr } from '#lib/words/word-or.ts';
import { labelOf } from './series.ts';
import type { GroupStatus, Tail } from './use-tail.ts';

type Props = {
  readonly tail: Tail;
  readonly window: LogWindow;
  readonly paused: boolean;
  readonly groups: readonly LogGroup[];
  /** The collector reads nothing since. */
  readonly silentSince?: Instant | undefined;
  /** Lines in the list, put together or not; undefined where none was read and nobody reads. */
  readonly shown: number | undefined;
  /** Groups of lines that say the same; undefined where they stand one by one. */
  readonly similar?: number | undefined;
  /** How many lines the read of a past time brought, when that were not all; the present has no begin to miss. */
  readonly cut: number | undefined;
};

/** What the tail is doing, and what it did about late lines, gaps, losses and duplicates, each with its reason. */
export function StatusBar({ tail, window, paused, groups, silentSince, shown, similar, cut }: Props) {
  const t = useWords();
  const { zone } = useView();
  const troubled = [...tail.statuses.values()].filter((each) => each.state !== 'live');
  const { late, duplicates, dropped } = tail.rows;
  const live = silentSince === undefined && tail.state === 'live' && !paused && window.kind === 'now';
  return (
    <div className="log-status">
      <span className="lamp" data-state={live ? 'live' : 'lost'} aria-hidden="true" />
      <b role="status">
        {silentSince !== undefined
          ? t('logs.silent.notFollowing', { at: clockTime(silentSince, zone) })
          : tail.state !== 'live'
            ? t(`live.${tail.state}`)
            : window.kind !== 'now'
              ? t('logs.past')
              : t(paused ? 'logs.paused' : 'logs.followingAll')}
      </b>
      {silentSince !== undefined ? (
        <Unknown since={silentSince} until={shown !== undefined} />
      ) : window.kind === 'now' ? (
        <span>{t('logs.rate', { n: tail.rate.toFixed(1) })}</span>
      ) : (
        <Stretch window={window} />
      )}
      {shown !== undefined && (
        <Count word={t('logs.lateCount', { n: late })} reasons={late > 0 ? [t('logs.lateWhy')] : []} />
      )}
      {/* Of what is not read nobody says that nothing lacks. */}
      {(silentSince === undefined || tail.rows.gaps.size > 0) && <Gaps gaps={tail.rows.gaps} />}
      {shown !== undefined && <Count word={t('logs.duplicates', { n: duplicates })} reasons={[]} />}
      {window.kind === 'now' && silentSince === undefined && (
        <Watched statuses={[...tail.statuses.values()]} groups={groups} />
      )}
      {dropped > 0 && <span className="text-t3">{t('logs.dropped', { n: dropped })}</span>}
      {cut !== undefined && window.kind !== 'now' && (
        <span className="text-degraded-ink">{t(`logs.cut.${window.kind}`, { n: cut })}</span>
      )}
      {troubled.map(({ group, state, cause }) => (
        <span key={group} className="text-degraded-ink">
          {labelOf(groups, group)}: {t(`logs.state.${state}`)}
          {cause && ` (${wordOr(t, 'cause', cause)})`}
        </span>
      ))}
      <span className="ml-auto text-t3 max-desk:hidden">
        {shown !== undefined && (
          <>
            {similar === undefined
              ? t('logs.listed', { n: shown })
              : t('logs.listedGroups', { n: shown, groups: similar })}
            {' · '}
          </>
        )}
        <kbd>j</kbd> <kbd>k</kbd> {t('logs.keyWords.move')} <kbd>x</kbd> {t('logs.keyWords.open')}{' '}
        <kbd>c</kbd> {t('logs.keyWords.context')}
      </span>
    </div>
  );
}

function Unknown({ since, until }: { readonly since: Instant; readonly until: boolean }) {
  const t = useWords();
  const length = durationWords(t, Math.floor(elapsed(since, useNow()) / 1_000) * 1_000);
  return (
    <>
      <span className="text-degraded-ink" aria-hidden="true">
        {t('logs.silent.unknownFor', { length })}
      </span>
      {until && <span className="text-t3">{t('logs.silent.until')}</span>}
    </>
  );
}

/** A reader that fell behind loses lines that CloudWatch gave us; any other stretch was never read. */
const LOSING = 'slow-reader';

function Gaps({ gaps }: { readonly gaps: ReadonlyMap<string, number> }) {
  const t = useWords();
  const unread = [...gaps].filter(([cause, n]) => cause !== LOSING && n > 0);
  const count = unread.reduce((sum, [, n]) => sum + n, 0);
  const lost = gaps.get(LOSING) ?? 0;
  return (
    <>
      <Count
        word={t('logs.gaps', { n: count })}
        reasons={unread.map(([cause]) => wordOr(t, 'cause', cause))}
      />
      <Count word={t('logs.lost', { n: lost })} reasons={lost > 0 ? [wordOr(t, 'cause', LOSING)] : []} />
    </>
  );
}

type WatchedProps = { readonly statuses: readonly GroupStatus[]; readonly groups: readonly LogGroup[] };

/** Up to where every line was read, and from where on late ones are found: the least of all groups. */
function Watched({ statuses, groups }: WatchedProps) {
  const t = useWords();
  const { zone } = useView();
  if (statuses.length === 0) return null;
  const verified = instant(Math.min(...statuses.map(({ verifiedTo }) => verifiedTo)));
  const narrow = statuses.filter(isNarrow);
  const found = statuses.filter((each) => !isNarrow(each)).map(({ watchedFrom }) => watchedFrom);
  return (
    <>
      <span className="text-t3">{t('logs.verified', { time: clockTime(verified, zone) })}</span>
      {found.length > 0 && (
        <span className="text-t3">
          {t('logs.watched', { time: clockTime(instant(Math.max(...found)), zone) })}
        </span>
      )}
      {narrow.map(({ group, watchedFrom }) => (
        <span key={group} className="text-degraded-ink">
          {t('logs.notWatched', { function: labelOf(groups, group), time: clockTime(watchedFrom, zone) })}
        </span>
      ))}
    </>
  );
}

/** A group with so many lines that older time is not read again as far back as usual. */
const isNarrow = ({ watchedFrom, verifiedTo }: GroupStatus): boolean =>
  verifiedTo - watchedFrom < WATCHED_FOR - minutes(1);

function Count({ word, reasons }: { readonly word: string; readonly reasons: readonly string[] }) {
  return (
    <span className={reasons.length > 0 ? 'text-t1' : 'text-t3'}>
      {word}
      {reasons.length > 0 && <span className="text-t3"> ({reasons.join(', ')})</span>}
    </span>
  );
}

function Stretch({ window }: { readonly window: Exclude<LogWindow, { kind: 'now' }> }) {
  const { zone } = useView();
  // A fixed window does not depend on the present.
  const { from, to } = windowRange(window, window.kind === 'range' ? window.range.to : window.at);
  const day = (at: Instant) => fullMoment(at, zone).slice(0, 10);
  return (
    <span>
      {fullMoment(from, zone)} – {day(from) === day(to) ? clockTime(to, zone) : fullMoment(to, zone)}{' '}
      {zoneName(zone, from)}
    </span>
  );
}
