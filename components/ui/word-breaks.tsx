import { Fragment } from 'react';

/** A name in CamelCase that may wrap where its words begin, and nowhere within one. */
export function WordBreaks({ text }: { readonly text: string }) {
  return text.split(/(?<=[a-z0-9])(?=[A-Z])/).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words of one text have no other identity
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}
