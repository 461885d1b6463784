'use client';

import { Elapsed } from '#components/time/elapsed.tsx';
import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/words/moments.ts';

type Props = {
  readonly since: Instant;
  /** How many functions are shown. */
  readonly functions: number;
};

/** After the last line: since when nothing was read, of what, that nothing of it is lost, and where the present is. */
export function SilenceRow({ since, functions }: Props) {
  const t = useWords();
  const { zone } = useView();
  const now = useNow();
  return (
    <div className="log-silence">
      <div className="log-silence-rest">
        <span className="mono">{clockTime(since, zone)}</span>
        <p>
          <b>{t('logs.silent.nothing', { at: clockTime(since, zone) })}</b>{' '}
          <span className="portal-banner-length">
            <Elapsed since={since} />
          </span>
          <span className="block text-t2">{t('logs.silent.what', { n: functions })}</span>
        </p>
      </div>
      <p className="log-silence-now" aria-hidden="true">
        <span className="mono">{clockTime(now, zone)}</span> {t('logs.silent.now')}
      </p>
    </div>
  );
}
