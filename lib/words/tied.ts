import type { Translate } from './translate.ts';

/** Keeps a line from ending there. */
const TIE = '\u00a0';

const tiedOnes = new WeakMap<Translate, Translate>();

/**
 * The same words with every figure tied to its unit, for pages: `limit 5` at the end of a line and `%` on the next is not
 * read as one. Command line, mails and webhooks have no such lines and keep plain spaces, which people search for.
 */
export function tied(t: Translate): Translate {
  const known = tiedOnes.get(t);
  if (known) return known;
  const words: Translate = Object.assign(
    (key: string, values?: Parameters<Translate>[1]) => {
      const text = t(key, values);
      return key.startsWith('duration.') ? text.replaceAll(' ', TIE) : text.replaceAll(' %', `${TIE}%`);
    },
    { has: (key: string) => t.has(key) },
  );
  tiedOnes.set(t, words);
  return words;
}
