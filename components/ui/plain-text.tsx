import { Fragment } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { textParts } from '#lib/domain/text/marks.ts';

/** A text from outside: text nodes alone, and what cannot be seen in it as marks that are read out too. */
export function PlainText({ text }: { readonly text: string }) {
  const parts = textParts(text);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
    <Fragment key={index}>{'mark' in part ? <Mark code={part.mark} /> : part.text}</Fragment>
  ));
}

function Mark({ code }: { readonly code: string }) {
  const t = useWords();
  return (
    <span
      className="hidden-mark"
      role="img"
      aria-label={t('text.mark', { code })}
      title={t('text.mark', { code })}
    >
      {`⟨${code}⟩`}
    </span>
  );
}
