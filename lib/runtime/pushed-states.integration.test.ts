import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushStateSnapshot } from '#lib/cli/snapshot-push.ts';
import { collectorWith, NOW } from '#lib/collector/collector-in-test.ts';
import { refresh } from '#lib/collector/refresh.ts';
import { watched } from '#lib/collector/topics/watched.ts';
import { pushSnapshot } from '#lib/commands/snapshots/push.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { days } from '#lib/domain/time.ts';
import { memberSources } from '#lib/queries/member-sources.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { createToken } from '#lib/store/tokens.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';

const KEY = 'shop/live';
const CONFIG = `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: developer, on: '*' }]
systems:
  shop:
    title: shop
    environments:
      live:
        account: '000000000000'
        region: ap-northeast-1
        roles: { read: 'arn:aws:iam::000000000000:role/yagura-read' }
        watch: { pushed: [{ name: ground, freshFor: 2d }, later] }
`;
const STATE = readFileSync('lib/terraform/json/fixtures/items-dev.state.json', 'utf8');

let server: EmbeddedDatabase;
let owner: Database;
let web: Database;
let reader: Database;
let parts: ReturnType<typeof collectorWith>;
let tokenId: string;

beforeAll(async () => {
  server = await startTestDatabase();
  owner = openDatabase(server.urls.migrate, 'test owner', 1);
  web = openDatabase(server.urls.web, 'test web', 2);
  reader = openDatabase(server.urls.collector, 'test collector', 2);
  parts = collectorWith(reader.db, {}, 'one', CONFIG);
  await parts.services.leadership.campaign(['000000000000']);
  tokenId = randomUUID();
  await owner.pool.query(`insert into users (id, name, email, groups) values ('pip', 'Pip', 'p', '[]')`);
  await createToken(web.db, {
    ...{ id: tokenId, userId: 'pip', name: 'ground pipeline', scopes: ['snapshots:create'], on: [KEY] },
    ...{ createdAt: NOW, expiresAt: NOW },
  });
});

afterAll(async () => {
  await owner?.close();
  await web?.close();
  await reader?.close();
  await server?.stop();
});

const caller = (more: Partial<Caller> = {}): Caller => ({
  ...{ id: 'pip', name: 'Pip', via: 'token', tokenId, scopes: ['snapshots:create'] },
  grants: [{ role: 'developer', on: '*' }],
  ...more,
});
const services = () =>
  ({ db: web.db, config: parts.services.config, clock: parts.services.clock }) as RemoteServices;

/** The command as a pipeline runs it. */
async function pushed(text: string, more: { name?: string; kind?: 'state' | 'plan' } = {}) {
  const said: string[] = [];
  const code = await pushStateSnapshot(
    {
      ask: (operation: typeof pushSnapshot, args: never) => operation.ask(services(), caller(), args),
      environment: async (name: string) => name,
      out: {
        line: (line: string) => said.push(line),
        progress: (line: string) => said.push(line),
        result: () => undefined,
      },
    } as unknown as Parameters<typeof pushStateSnapshot>[0],
    { environment: KEY, name: 'ground', kind: 'state', text, ...more },
  );
  return { code, said: said.join('\n') };
}
const look = () => refresh(parts.services, parts.environment, watched);
const missing = async () => {
  const reading = await getReading(reader.db, KEY, 'watched');
  return reading?.state === 'ready' ? reading.missing : undefined;
};

describe('a state that a pipeline pushes', () => {
  it('is said to be unknown before the first push', async () => {
    await look();
    expect(await missing()).toMatchObject([
      { what: 'pushed:ground', failure: { cause: 'never-pushed' } },
      { what: 'pushed:later', failure: { cause: 'never-pushed' } },
    ]);
  });

  it('is shown by the environment that names it, with who pushed it, by which token and when', async () => {
    expect(await pushed(STATE)).toMatchObject({ code: 0, said: expect.stringContaining('ground, ') });
    await look();
    const system = await parts.services.declared(parts.environment);
    const shown = declaredFromTerraform(JSON.parse(STATE), 'ground').value.map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(3);
    expect(system.ok && system.value.resources.map(({ id }) => id).toSorted()).toEqual(shown.toSorted());
    expect((await missing())?.map(({ what }) => what)).toEqual(['pushed:later']);
    expect(await memberSources(web.db, parts.environment)).toContainEqual({
      ...{ kind: 'state', directory: 'ground', location: 'pushed:ground', readAt: NOW },
      pusher: { who: 'pip', token: 'ground pipeline' },
    });
    const [row] = (await auditAfter(owner.db, 0, 50)).filter(({ action }) => action === 'snapshot.pushed');
    expect(row).toMatchObject({ actor: 'pip', target: KEY, details: { name: 'ground' } });
  });

  it('is stale when nobody pushed it for longer than portal.yaml says, and shown all the same', async () => {
    parts.later(days(3));
    await look();
    expect(await missing()).toContainEqual({
      what: 'pushed:ground',
      failure: { kind: 'unavailable', cause: 'pushed-long-ago' },
    });
    const system = await parts.services.declared(parts.environment);
    expect(system.ok && system.value.resources.length).toBeGreaterThan(3);
    parts.later(0);
  });

  it.each([
    [
      'a name that nobody watches',
      STATE,
      { name: 'other' },
      'watch.pushed of portal.yaml names: ground, later',
    ],
    [
      'a plan that is called a state',
      '{"format_version":"1.2","planned_values":{}}',
      {},
      'give it with --plan',
    ],
    ['the file of a backend', '{"version":4,"lineage":"l","resources":[]}', {}, 'terraform show -json'],
    [
      'the state of another account',
      STATE.replaceAll('000000000000', '999999999999'),
      {},
      'account 999999999999; the environment is in account 000000000000',
    ],
  ])('is refused when it is %s', async (_, text, more, why) => {
    const { code, said } = await pushed(text, more);
    expect(code).not.toBe(0);
    expect(said).toContain(why);
  });

  it('is refused unmasked, whoever sends it', async () => {
    const state = JSON.parse(STATE) as object;
    const args = { environment: KEY, name: 'ground', terraformVersion: '1.11.4', state } as const;
    expect(await pushSnapshot.ask(services(), caller(), args)).toMatchObject({
      ok: false,
      error: { code: 'snapshots.not-masked' },
    });
  });

  it('needs the scope snapshots:create', async () => {
    const args = { environment: KEY, name: 'ground', terraformVersion: '', state: {} } as const;
    await expect(pushSnapshot.ask(services(), caller({ scopes: ['events:create'] }), args)).rejects.toThrow(
      /not allowed/i,
    );
  });
});
