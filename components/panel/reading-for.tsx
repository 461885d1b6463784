'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';

/** Seconds until a wait is worth words, and until somebody may want to leave it. */
const NAMED_AFTER = 1;
const CANCEL_AFTER = 10;

/** How long a panel has been read; after a second by which call, after ten with a way out. */
export function ReadingFor({ call }: { readonly call: string }) {
  const t = useWords();
  const router = useRouter();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < NAMED_AFTER) return t('panel.reading');
  return (
    <>
      {t('panel.readingFor', { n: seconds })} <code>{call}</code>
      {seconds >= CANCEL_AFTER && (
        <button type="button" className="link ml-2" onClick={() => router.back()}>
          {t('panel.cancel')}
        </button>
      )}
    </>
  );
}
