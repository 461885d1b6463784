import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Pool } from 'pg';
import { environmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { startEmbeddedDatabase } from '#lib/store/embedded.ts';
import { startChild } from '../demo/child-process.ts';
import { signIn } from '../demo/portal-client.ts';
import { buildWeb } from '../demo/web-build.ts';
import { readToolchain, repoRoot, type Toolchain } from '../toolchain.ts';
import { measureInBrowser } from './web/browser.ts';
import { fill } from './web/fill.ts';
import { fillLarge } from './web/large.ts';
import { madeUpKeys, writePortalFile } from './web/portal-file.ts';

const SIZES = [6, 60, 1_500] as const;
const ROUNDS = 40;
const WARM_UP = 8;
const DIR = join(repoRoot, '.yagura/bench/web');
const PORTS = { web: 23_950, database: 23_951, nobody: 23_952 } as const;
const PORTAL = `http://localhost:${PORTS.web}`;

/**
 * The built portal over made-up environments, no cloud: for 6, 60 and 1,500 of them the overview's HTML and the time from
 * request to last byte on loopback; for 6 also script weight, LCP and CLS in Chromium. Then the pages of one environment
 * of 5,000 resources and of a plan of 1,000 changes.
 */
export async function benchWeb(): Promise<void> {
  const tools = readToolchain();
  const path = `${join(tools.node, '..')}:/usr/local/bin:/usr/bin:/bin`;
  await buildWeb(repoRoot, tools.node, path, join(DIR, 'build.log'));
  rmSync(join(DIR, 'postgres'), { recursive: true, force: true });
  const database = await startEmbeddedDatabase(join(DIR, 'postgres'), PORTS.database);
  const pool = new Pool({ connectionString: database.urls.migrate, max: 1 });
  const migrate = openDatabase(database.urls.migrate, 'yagura bench', 2);
  const p95s: number[] = [];
  try {
    for (const size of SIZES) {
      const keys = madeUpKeys(size);
      const config = join(DIR, `portal-${size}.yaml`);
      writePortalFile(config, keys);
      await fill(pool, keys, instant(Date.now()));
      const web = await startWeb(tools, path, database.urls.web, config);
      try {
        const figures = await measureServer(pagesOf(keys[0] ?? ''));
        for (const figure of figures)
          console.log(JSON.stringify({ bench: 'web', environments: size, ...figure }));
        p95s.push(figures[0]?.p95Ms ?? Number.NaN);
        if (size === SIZES[0]) {
          console.log(
            JSON.stringify({ bench: 'web', environments: size, ...(await measureInBrowser(PORTAL, tools)) }),
          );
          const large = await fillLarge(migrate.db, environmentKey('shop-0001', 'dev'), instant(Date.now()));
          for (const figure of await measureServer(large))
            console.log(JSON.stringify({ bench: 'web', resources: 5_000, changes: 1_000, ...figure }));
        }
      } finally {
        await web.stop();
      }
    }
    const [small, , large] = p95s;
    console.log(
      JSON.stringify({ bench: 'web', ratio: ratio(large, small), of: 'p95 of 1,500 to 6 environments' }),
    );
  } finally {
    await pool.end();
    await migrate.close();
    await database.stop();
  }
}

const ratio = (a = Number.NaN, b = Number.NaN) => Math.round((a / b) * 10) / 10;

async function startWeb(tools: Toolchain, path: string, databaseUrl: string, config: string) {
  const child = startChild({
    name: 'web',
    command: tools.node,
    args: [join(repoRoot, 'bin/web.ts'), '--hostname', '127.0.0.1', '--port', String(PORTS.web)],
    cwd: repoRoot,
    env: {
      PATH: path,
      HOME: DIR,
      TZ: 'UTC',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL_WEB: databaseUrl,
      YAGURA_CONFIG: config,
      YAGURA_URL: PORTAL,
      YAGURA_COLLECTOR_URL: `http://127.0.0.1:${PORTS.nobody}`,
      YAGURA_SERVICE_TOKEN: 'bench-service-token',
      YAGURA_SESSION_SECRET: 'bench-session-secret-of-thirty-two-letters',
      YAGURA_DEMO_SIGN_IN: 'on',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${PORTS.nobody}`,
    },
    logFile: join(DIR, 'web.log'),
  });
  while (!(await fetch(`${PORTAL}/api/health/live`).catch(() => undefined))?.ok) {
    if (!child.running()) throw new Error(`web ${await child.ended}: see ${child.logFile}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return child;
}

type Figure = {
  readonly page: string;
  readonly htmlKiB: number;
  readonly gzipKiB: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
};

/** Every page that lists something, the overview first. */
const pagesOf = (key: string): readonly string[] => [
  '/',
  '/deploys',
  `/deploys/new?environment=${encodeURIComponent(key)}`,
  '/audit',
  '/budget',
  '/settings',
  ...['deploys', 'cost', 'resources', 'metrics'].map((tab) => `/e/${key}/${tab}`),
];

/** One request after the other, from the request to the last byte. */
async function measureServer(pages: readonly string[]): Promise<readonly Figure[]> {
  const client = await signIn(PORTAL, 'admin');
  const figures: Figure[] = [];
  for (const page of pages) {
    const times: number[] = [];
    let html = '';
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const from = performance.now();
      html = await client.page(page);
      if (round >= WARM_UP) times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? Number.NaN);
    figures.push({
      page,
      htmlKiB: kib(Buffer.byteLength(html)),
      gzipKiB: kib(gzipSync(html).length),
      p50Ms: at(0.5),
      p95Ms: at(0.95),
    });
  }
  return figures;
}

const kib = (bytes: number) => Math.round(bytes / 102.4) / 10;
