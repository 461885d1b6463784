import type { FilterPattern } from './filter-pattern.ts';

/** `ERROR "not found" -healthcheck ?a ?b`: all, none of the excluded, and any of the optional ones. Case counts. */
export function termPattern(text: string): FilterPattern {
  const all: string[] = [];
  const any: string[] = [];
  const none: string[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === ' ' || sign === '\t') {
      at += 1;
      continue;
    }
    const into = sign === '?' ? any : sign === '-' ? none : all;
    if (into !== all) at += 1;
    if (text[at] === '%') return { ok: false, code: 'pattern-expression', at };
    const isQuoted = text[at] === '"';
    const end = isQuoted ? text.indexOf('"', at + 1) : endOfWord(text, at);
    if (end < 0) return { ok: false, code: 'pattern-syntax', at };
    const term = text.slice(isQuoted ? at + 1 : at, end);
    if (term !== '') into.push(term);
    else if (!isQuoted) return { ok: false, code: 'pattern-syntax', at };
    at = isQuoted ? end + 1 : end;
  }
  return {
    ok: true,
    matches: ({ text: line }) =>
      all.every((term) => line.includes(term)) &&
      !none.some((term) => line.includes(term)) &&
      (any.length === 0 || all.length > 0 || any.some((term) => line.includes(term))),
  };
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ' ' && text[at] !== '\t') at += 1;
  return at;
}
