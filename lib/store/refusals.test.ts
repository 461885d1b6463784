import { beforeEach, expect, it, vi } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { noteRefusal } from './refusals.ts';

type Row = { readonly actor: string; readonly action: string; readonly details: Record<string, unknown> };
const written = vi.hoisted((): Row[] => []);
vi.mock('./audit.ts', () => ({ appendAudit: async (_: unknown, row: Row) => void written.push(row) }));

let db: Db;
beforeEach(() => {
  vi.useFakeTimers();
  written.length = 0;
  db = {} as Db;
  return () => vi.useRealTimers();
});

const refuse = (at: number, more: { actor?: string; action?: string; target?: string } = {}) =>
  noteRefusal(db, {
    ...{ at: instant(at), actor: 'eve', via: 'session', action: 'logs', target: 'items/prod' },
    ...{ outcome: 'denied', details: { reason: 'access.no-grant' }, ...more },
  });

it('the first refusal is written at once, the same ones of a minute as one row with their number', async () => {
  for (let at = 0; at < 1_000; at += 1) await refuse(at);
  expect(written).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written.map(({ details }) => details)).toEqual([
    { reason: 'access.no-grant' },
    { reason: 'access.no-grant', times: 999 },
  ]);
});

it('one alone is one row, and one after the minute is another', async () => {
  await refuse(0);
  await vi.advanceTimersByTimeAsync(60_000);
  await refuse(60_000);
  expect(written).toHaveLength(2);
});

it('what folded is written when the next one comes, though no timer ran', async () => {
  await refuse(0);
  await refuse(1);
  await refuse(60_000);
  expect(written.map(({ details }) => details.times)).toEqual([undefined, 1, undefined]);
});

it('of different callers, actions and places each has its row', async () => {
  await refuse(0);
  await refuse(0, { actor: 'mallory' });
  await refuse(0, { action: 'cost-page' });
  await refuse(0, { target: 'hello/dev' });
  expect(written).toHaveLength(4);
});

it('whoever tries a thousand places writes thirty rows and one', async () => {
  for (let place = 0; place < 1_000; place += 1) await refuse(0, { target: `items/e${place}` });
  expect(written).toHaveLength(31);
});
