import { expect, it } from 'vitest';
import { keyAnswer } from './chords.ts';

const press = (key: string, rest = {}) => ({ key, modified: false, typing: false, ...rest });

it('goes where the second key says, only after a g', () => {
  expect(keyAnswer(press('g'), false)).toEqual({ kind: 'begun' });
  expect(keyAnswer(press('d'), true)).toEqual({ kind: 'go', href: '/deploys' });
  expect(keyAnswer(press('d'), false)).toEqual({ kind: 'none' });
  expect(keyAnswer(press('x'), true)).toEqual({ kind: 'none' });
});

it('leaves letters to a field and to the browser', () => {
  expect(keyAnswer(press('g', { typing: true }), false)).toEqual({ kind: 'none' });
  expect(keyAnswer(press('?', { modified: true }), false)).toEqual({ kind: 'none' });
});

it('names what a page may have of its own, never while somebody writes or leads a chord', () => {
  expect(keyAnswer(press('a'), false)).toEqual({ kind: 'own', key: 'a' });
  for (const key of ['c', 's', 'e', 'o', 'y', 'r'])
    expect(keyAnswer(press(key), false)).toEqual({ kind: 'own', key });
  expect(keyAnswer(press('a'), true)).toEqual({ kind: 'go', href: '/audit' });
  expect(keyAnswer(press('x', { typing: true }), false)).toEqual({ kind: 'none' });
  expect(keyAnswer(press('c', { modified: true }), false)).toEqual({ kind: 'none' });
});

it('opens help and search', () => {
  expect([keyAnswer(press('?'), false).kind, keyAnswer(press('/'), false).kind]).toEqual(['help', 'search']);
});
