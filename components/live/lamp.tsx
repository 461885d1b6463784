'use client';

import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { clockTime, hourMinute, shortMoment, zoneName } from '#lib/words/moments.ts';
import { useLive, useTroubles } from './live-provider.tsx';
import type { Trouble } from './troubles.ts';

/** The lamp with the clock: lit while what is shown is kept up to date. The clock goes on whatever happens. */
export function LiveLamp() {
  const t = useWords();
  const { zone, locale } = useView();
  const now = useNow();
  const { connection } = useLive();
  const dark = useTroubles().find(darkens);
  return (
    <span className="inline-flex items-center gap-2 text-t2">
      <span className="lamp" data-state={dark ? 'silent' : connection.state} aria-hidden="true" />
      <span className={dark ? 'max-tablet:hidden' : undefined}>
        {dark && 'since' in dark
          ? t('live.silentSince', { at: shortMoment(dark.since, now, zone, locale) })
          : t(`live.${connection.state}`)}
      </span>
      <span className="text-t3">
        <span className="max-tablet:hidden">{clockTime(now, zone)} </span>
        <span className="tablet:hidden">{hourMinute(now, zone)} </span>
        <span className="max-tablet:hidden">{zoneName(zone, now)}</span>
      </span>
    </span>
  );
}

/** Without a runner nothing begins, but what is shown is read. */
const darkens = ({ kind }: Trouble): boolean => kind === 'collector' || kind === 'database';
