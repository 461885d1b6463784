/** A part of a text: as it is, or a character that would not be seen, by its code. */
export type TextPart = { readonly text: string } | { readonly mark: string };

/**
 * What cannot be seen and changes what is: C0 and C1 controls but tab and line end, soft hyphen, marks of direction,
 * joiners and other characters of no width, tags. A value with one of them may look like another.
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}\u{e0020}-\u{e007f}]/gu;

/** As `marked` writes them, so that a text that was stored with its marks shows them alike. */
const WRITTEN = /⟨U\+[0-9A-F]{4,5}⟩/g;

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** The text with each hidden character as a mark that all can see: `⟨U+202E⟩`. */
export const marked = (text: string): string =>
  text.replace(HIDDEN, (hidden, at: number) =>
    joinsEmoji(text, hidden, at) ? hidden : `⟨${codeOf(hidden)}⟩`,
  );

/** The same in parts, for whoever draws the marks apart. Always at least one part. */
export function textParts(text: string): readonly TextPart[] {
  const whole = marked(text);
  const parts: TextPart[] = [];
  let done = 0;
  for (const { 0: written, index } of whole.matchAll(WRITTEN)) {
    if (index > done) parts.push({ text: whole.slice(done, index) });
    parts.push({ mark: written.slice(1, -1) });
    done = index + written.length;
  }
  if (done < whole.length || parts.length === 0) parts.push({ text: whole.slice(done) });
  return parts;
}

/** `U+202E`. */
const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A family is drawn by persons with joiners between them: nothing is hidden there. */
const joinsEmoji = (text: string, hidden: string, at: number): boolean =>
  hidden === '\u200d' &&
  PICTOGRAPH.test(text.slice(Math.max(0, at - 2), at)) &&
  PICTOGRAPH.test(text.slice(at + 1, at + 3));
