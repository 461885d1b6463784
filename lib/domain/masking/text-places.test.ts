import { describe, expect, it } from 'vitest';
import { blanksAfter, nameBefore } from './text-places.ts';

const nameOf = (text: string) => nameBefore(`${text}=`, text.length);

describe('the name in front of a separator', () => {
  it.each([
    ['db_pass-word.1', 'db_pass-word.1'],
    ['AZaz09', 'AZaz09'],
    ['x password', 'password'],
    ['x/password', 'password'],
    ['password \t\u3000', 'password'],
    ['"password"', 'password'],
    ["'password'", 'password'],
    ['`password`', 'password'],
    [String.raw`\"password\"`, 'password'],
    ['user[password]', 'password'],
    ['"password" ', 'password'],
    ['ぁんヿ一龠鿿', 'ぁんヿ一龠鿿'],
    ['、パスワード', 'パスワード'],
    ['', ''],
    ['"" ', ''],
    ['password)', ''],
  ])('of %j is %j', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  it('is looked for within 64 characters, 16 quotes and 256 blanks, so that a text takes linear time', () => {
    expect(nameOf('x'.repeat(64))).toBe('x'.repeat(64));
    expect(nameOf('x'.repeat(65))).toBe('x'.repeat(64));
    expect(nameOf(`pw${'"'.repeat(16)}`)).toBe('pw');
    expect(nameOf(`pw${'"'.repeat(17)}`)).toBe('');
    expect(nameOf(`pw${' '.repeat(256)}`)).toBe('pw');
    expect(nameOf(`pw${' '.repeat(257)}`)).toBe('');
  });
});

it('blanks are passed, 256 of them at most', () => {
  expect(blanksAfter('a \t\u3000b', 1)).toBe(4);
  expect(blanksAfter('ab', 1)).toBe(1);
  expect(blanksAfter('a  ', 1)).toBe(3);
  expect(blanksAfter(' '.repeat(300), 10)).toBe(266);
});
