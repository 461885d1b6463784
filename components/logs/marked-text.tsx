import { PlainText } from '#components/ui/plain-text.tsx';

/** More marks than these in one line help nobody. */
const MOST_MARKS = 50;

/** A text from outside with the words that were searched for marked. @param words in small letters */
export function MarkedText({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const parts = words.length === 0 ? [text] : split(text, words);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
      <mark key={index} className="log-match">
        <PlainText text={part} />
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place
      <PlainText key={index} text={part} />
    ),
  );
}

/** Parts in turn unmarked and marked. */
function split(text: string, words: readonly string[]): readonly string[] {
  const small = text.toLowerCase();
  // Letters whose small form is longer would put the marks elsewhere.
  if (small.length !== text.length) return [text];
  const parts: string[] = [];
  let at = 0;
  while (parts.length < MOST_MARKS * 2) {
    let found = -1;
    let length = 0;
    for (const word of words) {
      const next = word === '' ? -1 : small.indexOf(word, at);
      if (next >= 0 && (found < 0 || next < found)) {
        found = next;
        length = word.length;
      }
    }
    if (found < 0) break;
    parts.push(text.slice(at, found), text.slice(found, found + length));
    at = found + length;
  }
  return [...parts, text.slice(at)];
}
