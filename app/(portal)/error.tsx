'use client';

import { startTransition, useEffect, useState } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { useWords } from '#components/words/use-words.ts';

type Props = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

const FIRST_WAIT_S = 3;
const LONGEST_WAIT_S = 60;
/** How often it was tried in this tab since a page was last shown for longer than the longest wait. */
let tries = 0;
let lastAt = 0;

/**
 * Something threw that should not have: says so and tries again, by itself ever more rarely, once web answers. The details are in
 * the log by digest.
 */
export default function ErrorPage({ error, reset }: Props) {
  const t = useWords();
  const { refresh } = useLive();
  const [wait] = useState(nextWait);
  useEffect(() => {
    const timer = setTimeout(() => {
      refresh().then(
        (draws) => draws && startTransition(reset),
        () => undefined,
      );
    }, wait * 1_000);
    return () => clearTimeout(timer);
  }, [wait, refresh, reset]);
  return (
    <main className="page-head">
      <h1 className="text-title font-semibold">{t('plain.error')}</h1>
      <p className="mt-2 text-t2">{t('plain.errorWhat', { digest: error.digest ?? '–' })}</p>
      <p className="text-t2">{t('plain.errorAgain', { n: wait })}</p>
      <button type="button" className="control mt-4" onClick={reset}>
        {t('plain.again')}
      </button>
    </main>
  );
}

function nextWait(): number {
  const now = Date.now();
  tries = now - lastAt > 2 * LONGEST_WAIT_S * 1_000 ? 0 : tries + 1;
  lastAt = now;
  return Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** tries);
}
