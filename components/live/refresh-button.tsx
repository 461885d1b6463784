'use client';

import { RefreshCw } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import { useLive } from './live-provider.tsx';

/** Reads everything shown anew. */
export function RefreshButton({ word }: { readonly word?: string }) {
  const t = useWords();
  const { busy, refresh } = useLive();
  return (
    <button
      type="button"
      className={word ? 'control' : 'control control-quiet px-1.5'}
      aria-label={word ?? t('live.refresh')}
      aria-busy={busy}
      onClick={refresh}
    >
      <RefreshCw size={14} aria-hidden="true" className={busy ? 'animate-spin' : ''} />
      {word}
    </button>
  );
}
