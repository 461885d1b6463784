/**
 * What a text speaks of where no name is known: identities that a converter set off as `${cfn:<stack>/<logical id>}`. One
 * that is a part of a longer name (`${…}-copy`) is not what the text means.
 */
export function identitiesIn(text: string): readonly string[] {
  if (!text.includes(START)) return [];
  const found: string[] = [];
  for (let at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
    // A text made of starts must not be searched to its end from each.
    const length = text.slice(at, at + LONGEST).indexOf('}');
    if (length < 0) continue;
    const end = at + length;
    if (ends(text[at - 1], BEFORE) && ends(text[end + 1], AFTER)) found.push(text.slice(at + 2, end));
  }
  return found;
}

const LONGEST = 500;
const START = '${cfn:';
const BEFORE = '/:=@"\'({, ';
const AFTER = '/:*.?&#"\')}, ';

const ends = (letter: string | undefined, allowed: string): boolean =>
  letter === undefined || allowed.includes(letter);

/** The text as a person reads it: an identity by its logical id. */
export const readable = (text: string): string =>
  text.replace(/\$\{cfn:[^/{}]*\/([^{}]*)\}/g, (_, logicalId: string) => logicalId);

/** The text as a pattern: variables of IAM, which only the call knows, stand for anything. */
export const withoutVariables = (pattern: string): string =>
  pattern.replace(/\$\{[A-Za-z-]+:[^${}/]+\}/g, '*');

/** The text as a pattern where also what nobody told stands for anything. */
export const withoutUnknowns = (pattern: string): string => pattern.replace(/\$\{(?!cfn:)[^${}]*\}/g, '*');
