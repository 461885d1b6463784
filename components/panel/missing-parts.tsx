import { useWords } from '#components/words/use-words.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { failureWord } from '#lib/words/failure.ts';

/** What the value lacks: it is true without it, and says so. */
export function MissingParts({ missing }: { readonly missing: readonly Missing[] }) {
  const t = useWords();
  if (missing.length === 0) return null;
  return (
    <p className="border-b border-line1 px-5 py-1.5 text-second">
      <b className="text-degraded-ink">{t('panel.partial')}</b>{' '}
      {missing.map(({ what, failure }) => `${what}: ${failureWord(t, failure)}`).join(' · ')}
    </p>
  );
}
