import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { insertDeployment, moveRun } from '#lib/store/run-moves.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import type { QueryServices } from './define.ts';
import { diagnosePage } from './diagnose-page.ts';

const NOW = instant(Date.UTC(2026, 10, 29, 6));
const KEY = 'items/prod';
const DEPLOYED: readonly RunState[] = ['queued', 'planning', 'planned', 'approved', 'applying'];
const caller: Caller = {
  ...{ id: 'u', name: 'u', email: 'u@example.invalid', via: 'session' },
  grants: [{ role: 'viewer', on: '*' }],
};
let server: EmbeddedDatabase;
let web: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.migrate, 'test web', 4);
});
afterAll(async () => {
  await web?.close();
  await server?.stop();
});

async function ran(environment: EnvironmentKey, commit: string, states: readonly RunState[]): Promise<void> {
  const made = await insertDeployment(
    web.db,
    {
      ...{ id: randomUUID(), environment, repository: 'main', commit: commit.repeat(40), subject: 's' },
      ...{ ref: 'main', requestedBy: 'alice', requestedAt: NOW },
    },
    [{ id: randomUUID(), component: 'network', tool: 'terraform', lane: 'infrastructure', needs: [] }],
  );
  for (const to of states) await moveRun(web.db, made.runs[0]?.id ?? '', { to, at: NOW, actor: 'runner' });
}

it('names the commit that was deployed last here: not one that was asked for and never applied, nor a neighbour’s', async () => {
  const components = ['network', 'application'].map((name) => ({ name, lane: 'infrastructure' }));
  const environments = new Map([[KEY, { key: KEY, components }]]);
  const services = {
    db: web.db,
    clock: () => NOW,
    config: { current: () => ({ environments }) },
  } as unknown as QueryServices;
  await ran(KEY, 'a', DEPLOYED);
  await ran(KEY, 'b', ['queued', 'planning', 'failed']);
  await ran('items/dev', 'c', DEPLOYED);
  const { deployed } = await diagnosePage.ask(services, caller, { environment: KEY });
  expect(deployed).toEqual({ network: 'a'.repeat(40) });
});
