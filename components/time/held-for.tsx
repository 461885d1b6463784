'use client';

import { useWords } from '#components/words/use-words.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { useNow } from './now.tsx';

/** Since when something holds, counting on: `for 15 min`. */
export function HeldFor({ since }: { readonly since: Instant }) {
  const t = useWords();
  return <>{t('environment.for', { age: ageWords(t, elapsed(since, useNow())) })}</>;
}
