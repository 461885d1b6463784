'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useState, useTransition } from 'react';
import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { clockTime, hourMinute, zoneName } from '#lib/words/moments.ts';
import { markChanges } from './mark-changes.ts';

type State = 'connecting' | 'live' | 'lost';

const LiveState = createContext<State>('connecting');

const SETTLE_MS = 800;
const SLOWEST_MS = 4_000;

/**
 * Hears which facts changed and draws the page again from the server: once things settle for a moment, at the
 * latest after four seconds. Data never comes through here, so nothing can be older than it says.
 */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [state, setState] = useState<State>('connecting');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let first = 0;
    const changed = () => {
      const now = Date.now();
      if (timer === undefined) first = now;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          timer = undefined;
          if (!document.hidden) router.refresh();
        },
        Math.min(SETTLE_MS, Math.max(0, first + SLOWEST_MS - now)),
      );
    };
    const source = new EventSource('/api/events');
    source.addEventListener('open', () => setState('live'));
    source.addEventListener('error', () => setState('lost'));
    source.addEventListener('changed', changed);
    const shown = () => document.hidden || changed();
    document.addEventListener('visibilitychange', shown);
    return () => {
      clearTimeout(timer);
      source.close();
      document.removeEventListener('visibilitychange', shown);
    };
  }, [router]);

  useEffect(markChanges, []);

  return <LiveState value={state}>{children}</LiveState>;
}

/** The lamp with the clock: lit while the portal hears of changes. */
export function LiveLamp() {
  const t = useWords();
  const { zone } = useView();
  const now = useNow();
  const state = useContext(LiveState);
  return (
    <span className="inline-flex items-center gap-2 text-t2">
      <span className="lamp" data-state={state} aria-hidden="true" />
      <span role="status">{t(`live.${state}`)}</span>
      <span className="text-t3">
        <span className="max-tablet:hidden">{clockTime(now, zone)} </span>
        <span className="tablet:hidden">{hourMinute(now, zone)} </span>
        <span className="max-tablet:hidden">{zoneName(zone, now)}</span>
      </span>
    </span>
  );
}

/** Reads everything shown anew. */
export function RefreshButton({ word }: { readonly word?: string }) {
  const t = useWords();
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <button
      type="button"
      className={word ? 'control' : 'control control-quiet px-1.5'}
      aria-label={word ?? t('live.refresh')}
      aria-busy={busy}
      onClick={() => start(() => router.refresh())}
    >
      <RefreshCw size={14} aria-hidden="true" className={busy ? 'animate-spin' : ''} />
      {word}
    </button>
  );
}
