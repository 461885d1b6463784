import { namesSecret } from '../../masking/secret-names.ts';

/**
 * The first word of a query that names a secret: renamed or cut into pieces its values would no longer look like one, so
 * such a query is not run. Undefined for a query that names none.
 */
export function secretWord(query: string): string | undefined {
  for (const word of words(query)) {
    if (namesSecret(word)) return word;
  }
  return undefined;
}

/** Names of fields, their parts, and words of patterns that `parse` would read. */
function* words(query: string): Generator<string> {
  let begin = -1;
  for (let at = 0; at <= query.length; at++) {
    const inWord = at < query.length && isOfName(query.charCodeAt(at));
    if (inWord && begin < 0) begin = at;
    if (!inWord && begin >= 0) {
      yield query.slice(begin, at);
      begin = -1;
    }
  }
}

const isOfName = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 95 ||
  code === 45 ||
  code > 127;
