import { describe, expect, it } from 'vitest';
import { marked, textParts } from './marks.ts';

describe('wall row 19: what cannot be seen is shown as a mark', () => {
  it.each([
    ['a\u202eb', 'a⟨U+202E⟩b'],
    ['\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
    ['a\u200bb\u200f', 'a⟨U+200B⟩b⟨U+200F⟩'],
    ['\ufeffa', '⟨U+FEFF⟩a'],
    ['\u0007\u009b', '⟨U+0007⟩⟨U+009B⟩'],
    ['x\u{e0041}', 'x⟨U+E0041⟩'],
  ])('%j reads %s', (text, shown) => {
    expect(marked(text)).toBe(shown);
    expect(marked(shown)).toBe(shown);
  });

  it('but for tab, line end, the joined emoji and every script', () => {
    for (const text of ['a\tb\nc', '👩‍👧‍👦 👩🏽‍💻', '城を見張る櫓', 'مرحبا', 'é ü ñ'])
      expect(marked(text)).toBe(text);
  });

  it('and a joiner between letters is one', () => {
    expect(marked('pro\u200dd')).toBe('pro⟨U+200D⟩d');
  });

  it('in parts, whether it is hidden still or written already', () => {
    expect(textParts('a\u202eb⟨U+200B⟩')).toEqual([
      { text: 'a' },
      { mark: 'U+202E' },
      { text: 'b' },
      { mark: 'U+200B' },
    ]);
    expect(textParts('')).toEqual([{ text: '' }]);
  });
});
