'use client';

import { useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { useNow } from './now.tsx';

/** When it will be tried again. */
type Props = {
  readonly to: Instant;
  /** What ends: a wait for the next try, or a span of which some is left. */
  readonly kind?: 'try' | 'left';
};

export function Countdown({ to, kind = 'try' }: Props) {
  const t = useWords();
  const left = to - useNow();
  if (kind === 'left') return <>{t('duration.left', { in: ageWords(t, Math.max(0, left)) })}</>;
  return <>{left > 0 ? t('panel.nextTry', { in: ageWords(t, left) }) : t('panel.tryingNow')}</>;
}
