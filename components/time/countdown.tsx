'use client';

import { useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { useNow } from './now.tsx';

/** When it will be tried again. */
export function Countdown({ to }: { readonly to: Instant }) {
  const t = useWords();
  const left = to - useNow();
  return <>{left > 0 ? t('panel.nextTry', { in: ageWords(t, left) }) : t('panel.tryingNow')}</>;
}
