import { redirect } from 'next/navigation';
import { expect, it, vi } from 'vitest';
import { safeAction } from './safe-action.ts';

const WORDS = { noAnswer: 'no answer', notDone: 'not done' };
const FORM = new FormData();
type State = { readonly refused?: string };

const after = async (action: () => Promise<State>) => {
  const done = vi.fn();
  const answer = await safeAction(action, WORDS, done)({}, FORM).catch((error: Error) => error);
  return [answer, done.mock.calls.length] as const;
};

it('wall row 12: a form that did not arrive stays, and says whether anything was done', async () => {
  expect(await after(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual([
    { refused: 'no answer' },
    0,
  ]);
  const refused = new Error('PostgreSQL has not answered since 2026-11-28T05:34:10.000Z: nothing was done');
  expect(await after(() => Promise.reject(refused))).toEqual([{ refused: 'not done' }, 0]);
});

it('what was taken is done, with a page of its own to go on to or without', async () => {
  expect(await after(async () => ({}))).toEqual([{}, 1]);
  const [answer, done] = await after(async () => redirect('/deploys/7'));
  expect([(answer as { digest?: string }).digest?.startsWith('NEXT_REDIRECT'), done]).toEqual([true, 1]);
});

it('a refusal in words is no loss of what was typed', async () => {
  expect(await after(async () => ({ refused: 'no such branch' }))).toEqual([
    { refused: 'no such branch' },
    0,
  ]);
});
