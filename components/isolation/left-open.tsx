import { useWords } from '#components/words/use-words.ts';
import type { Described } from '#lib/domain/isolation.ts';
import { openWords } from '#lib/words/isolation.ts';

/** What the isolation of steps does not protect from, on demand. */
export function LeftOpen({ report }: { readonly report: Described }) {
  const t = useWords();
  return (
    <details className="text-second text-t3">
      <summary className="cursor-pointer">{t('isolation.open')}</summary>
      <ul className="list-disc pl-4 text-left">
        {openWords(t, report).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  );
}
