'use client';

import { useLive } from '#components/live/live-provider.tsx';
import { useWords } from '#components/words/use-words.ts';

/** How many are watched; nothing of it where nobody watches. */
export function WatchCount({ word }: { readonly word: string }) {
  const t = useWords();
  const { collector } = useLive().portal;
  return <span>{collector.state === 'silent' ? t('silence.notKnown') : word}</span>;
}
