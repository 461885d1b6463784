import { nearNames } from '#lib/domain/logs/query/near.ts';

/** `; did you mean us-east-1?`, or nothing where none of the names is near. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearNames(word, names).filter((each) => each !== word);
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
}

/** `a, b or c`. */
export const anyOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
