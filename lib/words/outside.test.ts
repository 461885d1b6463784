import { expect, it } from 'vitest';
import { outsideThing, outsideWho } from './outside.ts';
import { translator } from './translate.ts';

it.each([
  ['arn:aws:iam::111122223333:user/rika', 'rika'],
  ['arn:aws:sts::111122223333:assumed-role/admin/rika@example.org', 'admin/rika@example.org'],
  ['arn:aws:iam::111122223333:root', 'root'],
  ['release-bot', 'release-bot'],
])('calls %s %s', (who, word) => {
  expect(outsideWho(who)).toBe(word);
});

it('says what was changed', () => {
  expect(outsideThing(translator('en'), { kind: 'function', thing: 'mail' })).toBe('Function mail');
});
