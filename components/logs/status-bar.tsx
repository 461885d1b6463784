'use client';

import { useWords } from '#components/words/use-words.ts';
import type { Tail } from './use-tail.ts';

/** What the tail is doing, and what it did about gaps, late lines and duplicates. */
export function StatusBar(props: { readonly tail: Tail; readonly paused: boolean; readonly shown: number }) {
  const t = useWords();
  const { tail, paused, shown } = props;
  const troubled = [...tail.statuses.values()].filter((each) => each.state !== 'live');
  const word =
    tail.state !== 'live' ? t(`live.${tail.state}`) : paused ? t('logs.paused') : t('logs.followingAll');
  return (
    <div className="log-status">
      <span
        className="lamp"
        data-state={tail.state === 'live' && !paused ? 'live' : 'lost'}
        aria-hidden="true"
      />
      <b role="status">{word}</b>
      <span>{t('logs.rate', { n: tail.rate.toFixed(1) })}</span>
      <span className="text-t3">{t('logs.gaps', { n: tail.rows.gaps })}</span>
      <span className="text-t3">{t('logs.lateCount', { n: tail.rows.late })}</span>
      <span className="text-t3">{t('logs.duplicates', { n: tail.rows.duplicates })}</span>
      {tail.rows.dropped > 0 && (
        <span className="text-t3">{t('logs.dropped', { n: tail.rows.dropped })}</span>
      )}
      {troubled.map(({ group, state, cause }) => (
        <span key={group} className="text-degraded-ink">
          {group.split('/').at(-1)}: {t(`logs.state.${state}`)}
          {cause && ` (${t.has(`cause.${cause}`) ? t(`cause.${cause}`) : cause})`}
        </span>
      ))}
      <span className="ml-auto text-t3">{t('logs.shown', { shown, of: tail.rows.rows.length })}</span>
    </div>
  );
}
