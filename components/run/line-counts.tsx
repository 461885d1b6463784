import { useWords } from '#components/words/use-words.ts';

/** `+41 −12`: lines added and removed. */
export function LineCounts({ added, removed }: { readonly added: number; readonly removed: number }) {
  const t = useWords();
  return (
    <span className="ml-auto whitespace-nowrap">
      <span className="text-healthy-ink">
        +{added}
        <span className="sr-only"> {t('release.linesAdded')}</span>
      </span>{' '}
      <span className="text-failing-ink">
        −{removed}
        <span className="sr-only"> {t('release.linesRemoved')}</span>
      </span>
    </span>
  );
}
