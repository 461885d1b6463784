import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneOf } from '#lib/diagram/scene.ts';
import { tailEvents } from '#lib/domain/logs/tail-wire.ts';
import { minus, minutes, seconds } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putScene } from '#lib/store/scenes.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { collectorClient } from './client.ts';
import { ACCOUNT, collectorWith, DATA, NOW, STATE } from './collector-in-test.ts';
import { hubs } from './hub/hubs.ts';
import { refresh } from './refresh.ts';
import { collectorRoutes } from './routes.ts';
import { startServer } from './server.ts';
import { logGroups } from './topics/log-groups.ts';

const TOKEN = 'a-service-token-of-the-test';

let server: EmbeddedDatabase;
let collector: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 4);
});

afterAll(async () => {
  await collector?.close();
  await server?.stop();
});

describe('the private port', () => {
  it('answers questions once for all who ask at once, and tails each group with one upstream', async () => {
    const secret = 'password=hunter2hunter2';
    const event = (eventId: string, message: string) => ({
      eventId,
      logStreamName: 's',
      timestamp: minus(NOW, seconds(3)),
      ingestionTime: NOW,
      message,
    });
    const { services, environment, asked } = collectorWith(
      collector.db,
      {
        ...DATA(7),
        'logs:DescribeLogGroups': ({ logGroupNamePrefix }: { logGroupNamePrefix: string }) => ({
          logGroups: [{ logGroupName: logGroupNamePrefix }],
        }),
        'logs:FilterLogEvents': ({ nextToken, startTime }: { nextToken?: string; startTime: number }) => {
          if (nextToken) return { events: [event('2', 'second')] };
          const [first] = [event('1', `first ${secret}`)].filter((each) => each.timestamp >= startTime);
          return first ? { events: [first], nextToken: 'more' } : {};
        },
      },
      'port',
    );
    await services.leadership.campaign([ACCOUNT]);
    const state = { takenAt: NOW, digest: 'a', value: STATE };
    await putSnapshot(collector.db, 'hello/dev', 'terraform-state', 'infrastructure', state);
    await refresh(services, environment, logGroups);
    const tails = hubs(services.clock);
    const port = await startServer(
      new URL('http://127.0.0.1:0'),
      TOKEN,
      collectorRoutes(services, tails),
      services.log,
    );
    const client = collectorClient(port.url, TOKEN, services.clock);

    const stranger = await fetch(`${port.url}/read`, {
      method: 'POST',
      headers: { authorization: 'Bearer no' },
    });
    expect(stranger.status).toBe(401);
    expect((await fetch(`${port.url}/ready`)).status).toBe(200);

    const range = { from: minus(NOW, minutes(4)), to: NOW };
    const ask = { environment: environment.key, range };
    const answers = await Promise.all([1, 2, 3].map(() => client.read('metrics', ask)));
    expect(asked().filter((each) => each === 'cloudwatch:GetMetricData')).toHaveLength(1);
    expect(answers[2]).toMatchObject({ state: 'ready', provisional: true });

    const lines = await client.read('logs', { ...ask, groups: ['hello'], limit: 10 });
    expect(lines).toMatchObject({ state: 'ready', value: { lines: [{ eventId: '1' }, { eventId: '2' }] } });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    expect(await client.read('reports', ask)).toMatchObject({
      state: 'ready',
      value: { charts: [], cut: [] },
    });
    const around = await client.read('logs', {
      ...ask,
      groups: ['hello'],
      limit: 1,
      around: minus(NOW, minutes(2)),
    });
    expect(around).toMatchObject({ state: 'ready', value: { lines: [{ eventId: '1' }], complete: false } });
    const unknown = await client.read('logs', { ...ask, groups: ['none'], limit: 10 });
    expect(unknown).toMatchObject({ state: 'failed', failure: { kind: 'not-found' } });

    const leave = new AbortController();
    const seen: string[] = [];
    const watching = async () => {
      const ask = { environment: environment.key, groups: ['hello'] };
      for await (const { event: each } of tailEvents(await client.tail(ask, leave.signal))) {
        if (each.kind === 'line') seen.push(each.line.eventId);
        if (seen.length === 4) leave.abort();
      }
    };
    await Promise.all([watching(), watching()]).catch(() => undefined);
    expect(seen.toSorted()).toEqual(['1', '1', '2', '2']);
    expect(tails.open()).toBeLessThanOrEqual(1);

    // Whoever comes back behind the first line gets the second one, from the same upstream.
    const ids: string[] = [];
    const again = new AbortController();
    const follow = async (after: string, most: number) => {
      const ask = { environment: environment.key, groups: ['hello'], after };
      for await (const { id, event: each } of tailEvents(await client.tail(ask, again.signal))) {
        if (each.kind !== 'line') continue;
        ids.push(`${each.line.eventId} ${id}`);
        if (ids.length === most) return;
      }
    };
    await follow('', 2);
    const [first = '', second = ''] = ids;
    await follow(first.split(' ')[1] ?? '', 3);
    again.abort();
    expect(ids[2]).toBe(second);
    expect(tails.open()).toBe(1);

    for (const after of ['forged', 'a.b.1.1.0.0~a.b.1.1.0.0']) {
      const refused = client.tail(
        { environment: environment.key, groups: ['hello'], after },
        AbortSignal.any([]),
      );
      await expect(refused).rejects.toMatchObject({ name: 'TailRefused', status: 400 });
    }

    const endless = fetch(`${port.url}/tail?environment=hello/dev&groups=`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const reading = (await endless).text();
    tails.stop();
    await port.close();
    await expect(reading).rejects.toThrow();
    await services.leadership.resign();
  });

  it('hands over the stored drawing as a file, and says so when there is none', async () => {
    const { services, environment } = collectorWith(collector.db, {}, 'pictures');
    const graph = JSON.parse(readFileSync('lib/diagram/fixtures/hello-dev.graph.json', 'utf8'));
    const scene = await sceneOf(graph, { view: 'simple' });
    await putScene(collector.db, environment.key, 'simple', { key: 'a', scene, asOf: NOW });
    const port = await startServer(
      new URL('http://127.0.0.1:0'),
      TOKEN,
      collectorRoutes(services, hubs(services.clock)),
      services.log,
    );
    const client = collectorClient(port.url, TOKEN, services.clock);
    const ask = { environment: environment.key, theme: 'dark' } as const;

    const drawn = await client.read('picture', { ...ask, view: 'simple', format: 'png' });
    if (drawn.state !== 'ready') throw new Error(JSON.stringify(drawn));
    expect(Buffer.from(drawn.value.base64, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(drawn.asOf).toBe(NOW);
    const id = scene.nodes[0]?.id ?? '';
    const laid = await client.read('picture', {
      ...ask,
      view: 'simple',
      format: 'svg',
      note: 'Cost $1.00 → $3.00, as of now',
      layers: { cost: [[id, { text: '$1.00 → $3.00', unknown: false }]] },
    });
    if (laid.state !== 'ready') throw new Error(JSON.stringify(laid));
    const text = Buffer.from(laid.value.base64, 'base64').toString();
    expect(text).toContain('Cost $1.00 → $3.00, as of now</text>');
    expect(text).toContain('>$1.00 → $3.00</text>');
    expect(await client.read('picture', { ...ask, view: 'flow', format: 'svg' })).toMatchObject({
      state: 'failed',
      failure: { kind: 'not-found' },
    });
    await port.close();
  });
});
