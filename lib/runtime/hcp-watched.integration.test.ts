import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCOUNT, collectorWith } from '#lib/collector/collector-in-test.ts';
import { refresh } from '#lib/collector/refresh.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import { graph } from '#lib/collector/topics/graph.ts';
import { watched } from '#lib/collector/topics/watched.ts';
import { type HcpInTest, hcpInTest, ORGANIZATION, WORKSPACE } from '#lib/deploy/terraform/hcp-in-test.ts';
import { memberSources } from '#lib/queries/member-sources.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getReading } from '#lib/store/readings.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';

const TOKEN = 'hcp-secret-token-of-a-test';
const state = (serial: number, password: string) =>
  JSON.stringify({
    ...{ version: 4, terraform_version: '1.11.4', serial, lineage: '871d1b4a-e579-fb7c-ffdb-f0c858a647a7' },
    outputs: {},
    resources: [
      {
        ...{ mode: 'managed', type: 'aws_db_instance', name: 'orders' },
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [
          {
            attributes: { id: 'db-ORDERS', identifier: 'orders', password, engine: 'postgres' },
            sensitive_attributes: [],
          },
        ],
      },
    ],
  });

let dir: string;
let hcp: HcpInTest;
let server: EmbeddedDatabase;
let reader: Database;
let parts: ReturnType<typeof collectorWith>;
let services: CollectorServices;
let token: string | undefined = TOKEN;
let location: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-hcp-'));
  hcp = await hcpInTest(dir, TOKEN);
  location = `hcp://${hcp.hostname}/${ORGANIZATION}/${WORKSPACE}`;
  server = await startTestDatabase();
  reader = openDatabase(server.urls.collector, 'test collector', 2);
  const config = `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: shop
    environments:
      live:
        account: '${ACCOUNT}'
        region: ap-northeast-1
        roles: { read: 'arn:aws:iam::${ACCOUNT}:role/yagura-read' }
        watch:
          hcp: [{ hostname: '${hcp.hostname}', organization: ${ORGANIZATION}, workspace: ${WORKSPACE}, token: HCP_TOKEN }]
`;
  parts = collectorWith(reader.db, {}, 'one', config);
  services = {
    ...parts.services,
    hcp: { fetch: hcp.fetch, secretNamed: (name) => (name === 'HCP_TOKEN' ? token : undefined) },
  };
  await services.leadership.campaign([ACCOUNT]);
});
afterAll(async () => {
  await reader?.close();
  await server?.stop();
  hcp?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function look() {
  await refresh(services, parts.environment, watched);
  await refresh(services, parts.environment, graph);
  const seen = await getReading(reader.db, 'shop/live', 'watched');
  if (seen?.state !== 'ready') throw new Error('not read');
  return { states: seen.value.states, missing: seen.missing };
}

it('a workspace of HCP Terraform is watched by its token, and read again only when there is a newer state', async () => {
  expect((await look()).missing).toEqual([
    { what: location, failure: { kind: 'not-found', what: `state of ${location}` } },
  ]);

  hcp.states.push(state(9, 'correct horse'));
  expect(await look()).toMatchObject({ states: [{ location, serial: 9 }], missing: [] });
  const drawn = await getReading(reader.db, 'shop/live', 'graph');
  expect(drawn?.state === 'ready' && drawn.value.nodes.map(({ id }) => id)).toContain(
    `tf:${location.slice('hcp://'.length)}#aws_db_instance.orders`,
  );
  const kept = await getSnapshot(reader.db, 'shop/live', 'watched-state', location);
  expect(JSON.stringify(kept)).toContain('db-ORDERS');
  expect(JSON.stringify(kept)).not.toContain('correct horse');
  expect(await memberSources(reader.db, parts.environment)).toMatchObject([{ kind: 'state', location }]);

  const downloads = () => hcp.asked.filter(({ what }) => what.endsWith('/hosted_state')).length;
  const before = downloads();
  await look();
  expect(downloads()).toBe(before);
  hcp.states.push(state(10, 'other'));
  expect(await look()).toMatchObject({ states: [{ serial: 10 }] });
  expect(downloads()).toBe(before + 1);
});

it('a token that is refused, or that the collector was not given, is said', async () => {
  token = 'revoked';
  expect((await look()).missing).toEqual([
    {
      what: location,
      failure: { kind: 'denied', principal: 'the token in HCP_TOKEN', action: 'read', resource: location },
    },
  ]);
  token = undefined;
  expect((await look()).missing).toMatchObject([{ failure: { cause: 'HCP_TOKEN is not set' } }]);
});
