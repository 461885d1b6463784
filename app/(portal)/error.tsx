'use client';

import { useWords } from '#components/words/use-words.ts';

/** Something threw that should not have: say so and offer another try; the details are in the log by digest. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useWords();
  return (
    <main className="page-head">
      <h1 className="text-title font-semibold">{t('plain.error')}</h1>
      <p className="mt-2 text-t2">{t('plain.errorWhat', { digest: error.digest ?? '–' })}</p>
      <button type="button" className="control mt-4" onClick={reset}>
        {t('plain.again')}
      </button>
    </main>
  );
}
