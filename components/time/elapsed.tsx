'use client';

import { useWords } from '#components/words/use-words.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { useNow } from './now.tsx';

/** How long something has been going on, counting on: `1 min 08 s`. */
export function Elapsed({ since }: { readonly since: Instant }) {
  const t = useWords();
  const now = useNow();
  const whole = Math.floor(elapsed(since, now) / 1_000) * 1_000;
  return <>{durationWords(t, Math.max(whole, 1_000))}</>;
}
