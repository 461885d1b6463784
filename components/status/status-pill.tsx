import { useWords } from '#components/words/use-words.ts';
import { Glyph, type Status } from './glyph.tsx';

/** The verdict as a pill, for titles. */
export function StatusPill({ status }: { readonly status: Status }) {
  const t = useWords();
  return (
    <span className={`pill tinted of-${status}`}>
      <Glyph status={status} />
      {t(`status.${status}`)}
    </span>
  );
}

/** The verdict as words in a table. */
export function StatusWord({ status }: { readonly status: Status }) {
  const t = useWords();
  return (
    <span className={`status-word of-${status}`}>
      <Glyph status={status} />
      {t(`status.${status}`)}
    </span>
  );
}
