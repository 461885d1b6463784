import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { appendAudit, latestAudit } from './audit.ts';
import { type Database, openDatabase } from './db.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { peopleNames } from './people.ts';
import { users } from './schema/identity.ts';
import { startTestDatabase } from './test-database.ts';

let server: EmbeddedDatabase;
let web: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 2);
  const person = (id: string, name: string, email: string | null) => ({ id, name, email });
  await web.db
    .insert(users)
    .values([
      person('11111111-a', 'Aiko Tanaka', 'tanaka@corp.invalid'),
      person('22222222-b', 'Kim Lee', 'kim@corp.invalid'),
      person('33333333-c', 'Kim Lee', 'lee@corp.invalid'),
      person('44444444-d', 'Sam Ito', 'ito@corp.invalid'),
      person('55555555-e', 'Sam Ito', 'ito@corp.invalid'),
    ]);
});
afterAll(async () => {
  await web?.close();
  await server?.stop();
});

it('calls everybody by the name of their provider, and tells those apart who share one', async () => {
  expect([...(await peopleNames(web.db)).values()]).toEqual([
    'Aiko Tanaka',
    'Kim Lee (kim@corp.invalid)',
    'Kim Lee (lee@corp.invalid)',
    'Sam Ito (44444444)',
    'Sam Ito (55555555)',
  ]);
});

it('finds what somebody did by their name as by their id', async () => {
  const about = {
    action: 'sign-in',
    target: 'portal',
    outcome: 'done',
    via: 'session',
    details: {},
  } as const;
  for (const actor of ['11111111-a', '22222222-b'])
    await appendAudit(web.db, { at: instant(0), actor, ...about });
  const actors = async (actor: string) =>
    (await latestAudit(web.db, 10, { actor })).map((each) => each.actor);
  expect(await actors('tanaka')).toEqual(['11111111-a']);
  expect(await actors('1111')).toEqual(['11111111-a']);
  expect(await actors('nobody')).toEqual([]);
});
