'use client';

import { useView, useWords } from '#components/words/use-words.ts';
import { elapsed, type Instant, toIso } from '#lib/domain/time.ts';
import { ageWords, agoWords } from '#lib/words/duration.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';
import { useNow } from './now.tsx';

type Props = {
  readonly at: Instant;
  /** Older than this is amber: three usual intervals of its source. */
  readonly freshFor?: number;
  /** `9 s` where the column says what it is, else `9 s ago`. */
  readonly bare?: boolean;
  /** In a sentence, in the sentence's own look. */
  readonly plain?: boolean;
};

/** How old a figure is, counting on. */
export function Age({ at, freshFor, bare = false, plain = false }: Props) {
  const t = useWords();
  const { zone } = useView();
  const now = useNow();
  const age = elapsed(at, now);
  const stale = freshFor !== undefined && age > freshFor;
  return (
    <time
      dateTime={toIso(at)}
      title={`${fullMoment(at, zone)} ${zoneName(zone, at)}`}
      data-stale={stale ? '' : undefined}
      className={plain ? undefined : 'age'}
    >
      {bare ? ageWords(t, age) : agoWords(t, age)}
    </time>
  );
}
