import { comparison, PATTERN_OPERATORS } from './compare.ts';
import type { FilterPattern } from './filter-pattern.ts';

type Place = { readonly test?: (value: unknown) => boolean; readonly isRest: boolean };

/** `[ip, user, status=4*, ...]`: words of the line by their place; `"…"` and `[…]` in the line are one word. */
export function spacePattern(text: string): FilterPattern {
  if (!text.endsWith(']')) return { ok: false, code: 'pattern-syntax', at: text.length };
  const places: Place[] = [];
  for (const [index, part] of text.slice(1, -1).split(',').entries()) {
    const written = part.trim();
    if (written.includes('%')) return { ok: false, code: 'pattern-expression', at: index };
    if (written === '...') {
      places.push({ isRest: true });
      continue;
    }
    const operator = PATTERN_OPERATORS.find((each) => written.includes(each));
    if (!operator) {
      places.push({ isRest: false });
      continue;
    }
    const wanted = written.slice(written.indexOf(operator) + operator.length).trim();
    const quoted = wanted.length > 1 && wanted.startsWith('"') && wanted.endsWith('"');
    if (wanted === '' || written.includes('&&') || written.includes('||')) {
      return { ok: false, code: 'pattern-syntax', at: text.indexOf(written) };
    }
    places.push({ test: comparison(operator, quoted ? wanted.slice(1, -1) : wanted, quoted), isRest: false });
  }
  if (places.filter(({ isRest }) => isRest).length > 1) return { ok: false, code: 'pattern-syntax', at: 1 };
  return { ok: true, matches: (subject) => fits(places, wordsOf(subject.text)) };
}

function fits(places: readonly Place[], words: readonly string[]): boolean {
  const rest = places.findIndex(({ isRest }) => isRest);
  if (rest < 0 ? words.length !== places.length : words.length < places.length - 1) return false;
  return places.every(({ test, isRest }, index) => {
    if (isRest || !test) return true;
    return test(words[rest >= 0 && index > rest ? words.length - places.length + index : index]);
  });
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < text.length && words.length < MOST_WORDS) {
    const sign = text[at] ?? '';
    if (sign === ' ' || sign === '\t' || sign === '\n') {
      at += 1;
      continue;
    }
    const close = sign === '"' ? '"' : sign === '[' ? ']' : '';
    const end = close === '' ? -1 : text.indexOf(close, at + 1);
    if (end > 0) {
      words.push(text.slice(at + 1, end));
      at = end + 1;
      continue;
    }
    let to = at;
    while (to < text.length && text[to] !== ' ' && text[to] !== '\t' && text[to] !== '\n') to += 1;
    words.push(text.slice(at, to));
    at = to;
  }
  return words;
}

const MOST_WORDS = 500;
