import { Glyph } from '#components/status/glyph.tsx';
import { Elapsed } from '#components/time/elapsed.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { waitsInLine } from '#lib/domain/deploy/queue.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockOrDay } from '#lib/words/moments.ts';
import type { Translate } from '#lib/words/translate.ts';

/** A run that no runner moves on says so, since when, and what has to happen first. */
export function RunAttendance({ page, now }: { readonly page: RunPage; readonly now: Instant }) {
  const t = useWords();
  const { zone, locale } = useView();
  const { attendance } = page;
  if (attendance.kind === 'attended') return null;
  const clock = (at: Instant) => clockOrDay(at, now, zone, locale);
  const since = 'since' in attendance ? attendance.since : undefined;
  return (
    <p className="run-attendance">
      <Glyph status="unknown" size={16} />
      <span>
        <b>{titleOf(t, page, clock)}</b>{' '}
        {since !== undefined && (
          <span className="portal-banner-length">
            <Elapsed since={since} />
          </span>
        )}{' '}
        · {whatThen(t, page, clock)}
      </span>
    </p>
  );
}

function titleOf(t: Translate, { run, attendance, ahead }: RunPage, clock: (at: Instant) => string): string {
  if (attendance.kind === 'between') return t('run.attendance.between');
  if (attendance.kind === 'abandoned') return t('run.attendance.abandoned', { at: clock(attendance.since) });
  if (attendance.kind === 'attended') return '';
  if (attendance.kind === 'no-pool') return t('run.attendance.noPool', { account: attendance.account });
  const nobody =
    attendance.since === undefined
      ? t('run.attendance.noRunnerEver')
      : t('silence.runner', { at: clock(attendance.since) });
  const place = waitsInLine(run) ? `${t('run.attendance.queued', { n: ahead.length })}. ` : '';
  return `${place}${nobody}`;
}

function whatThen(t: Translate, { attendance }: RunPage, clock: (at: Instant) => string): string {
  if (attendance.kind === 'no-pool') return t('run.attendance.then.no-pool', { account: attendance.account });
  if (attendance.kind !== 'abandoned') return t(`run.attendance.then.${attendance.kind}`);
  const key = attendance.another ? 'another' : 'nobody';
  return t(`run.attendance.then.${key}`, { at: clock(attendance.lockEndsAt) });
}
