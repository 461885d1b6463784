import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { defineOperation } from '#lib/domain/access/operation.ts';
import { instant } from '#lib/domain/time.ts';
import type { QueryServices } from './define.ts';
import { kept } from './kept.ts';

const NOW = instant(1_000_000);
const SERVICES = { clock: () => NOW } as QueryServices;
const CALLER = {
  id: 'a',
  name: 'auditor',
  grants: [{ role: 'admin', on: 'items/dev' }],
} as unknown as Caller;
const question = (run: () => Promise<string>) =>
  defineOperation<QueryServices, `${string}/${string}`, string>({
    ...{ name: 'question', action: 'audit:read' },
    on: onEnvironment,
    run,
  });
const ask = (run: () => Promise<string>, on: `${string}/${string}` = 'items/dev') =>
  kept(question(run), SERVICES, CALLER, on);

it('is the answer, as of now', async () => {
  expect(await ask(async () => 'seen')).toMatchObject({ state: 'ready', value: 'seen', asOf: NOW });
});

it('says which right is missing where', async () => {
  const { failure } = (await ask(async () => 'seen', 'items/prod')) as { failure?: unknown };
  expect(failure).toEqual({
    ...{ kind: 'denied', by: 'portal', principal: 'auditor' },
    ...{ action: 'audit:read', resource: 'items/prod' },
  });
});

it('tells of an outage by its code, and nothing of the query', async () => {
  const cause = Object.assign(new Error('canceling statement'), { code: '57014' });
  const reading = await ask(() => Promise.reject(new DrizzleQueryError('select secret', ['x'], cause)));
  expect(reading).toMatchObject({ state: 'failed', failure: { cause: 'PostgreSQL: 57014' }, since: NOW });
  expect(JSON.stringify(reading)).not.toContain('secret');
});

it('passes a fault of ours on', async () => {
  await expect(ask(() => Promise.reject(new TypeError('x is not a function')))).rejects.toThrow(TypeError);
});
