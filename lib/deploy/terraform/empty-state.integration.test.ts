import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TerraformComponent } from '#lib/config/components.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { refuseEmptyState } from './empty-state.ts';

let server: EmbeddedDatabase;
let runner: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  runner = openDatabase(server.urls.runner, 'test runner', 2);
});
afterAll(async () => {
  await runner?.close();
  await server?.stop();
});

const NEW = { state: {} };
const component = (name: string, mayBeEmpty = false) =>
  ({
    name,
    environment: 'shop/dev',
    state: { kind: 'local', path: 's', mayBeEmpty },
  }) as unknown as TerraformComponent;
const refused = (name: string, root: Parameters<typeof refuseEmptyState>[2], mayBeEmpty = false) =>
  refuseEmptyState(runner, component(name, mayBeEmpty), root).then(
    () => 'planned',
    (error: Error) => error.message,
  );

it('what was never applied is planned', async () => {
  expect(await refused('new', NEW)).toBe('planned');
});

it('an empty state where there were resources is refused with how many, until the file says that it is meant', async () => {
  const resources = [{ address: 'aws_x.a', values: {} }];
  const value = { values: { root_module: { resources, child_modules: [{ resources }] } } };
  const snapshot = { takenAt: instant(1), digest: 'd', value };
  await putSnapshot(runner.db, 'shop/dev', 'terraform-state', 'network', snapshot);
  expect(await refused('network', NEW)).toContain('2 resources were in it when it was last read');
  expect(await refused('network', NEW, true)).toBe('planned');
  expect(await refused('network', { state: { lineage: 'a', serial: 3 } })).toBe('planned');
});

it('so is one beside the state that the configuration itself names', async () => {
  expect(await refused('moved', { ...NEW, elsewhere: 's3 (key a) in main.tf:3' })).toContain(
    'the configuration itself keeps its state at s3 (key a) in main.tf:3',
  );
});
