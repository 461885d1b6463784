import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';

/** A PostgreSQL of a test's own: empty, migrated, gone with `stop`. Integration tests only. */
export async function startTestDatabase(): Promise<EmbeddedDatabase> {
  const template = await migratedTemplate();
  const dir = mkdtempSync(join(tmpdir(), 'yagura-db-'));
  copy(template, dir);
  const started = await startEmbeddedDatabase(dir, await freePort());
  return {
    ...started,
    async stop() {
      await started.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const SOURCES = ['embedded.ts', 'grants.ts', 'migrate.ts', 'queue.ts', '../../package.json'];
const TEMPLATES = join(import.meta.dirname, '../../.yagura/tests');

/**
 * The files of a stopped server that was migrated by these sources, made by whoever needs them first: to copy them takes a tenth of a
 * second, to make and migrate them anew for each file of tests over two.
 */
async function migratedTemplate(): Promise<string> {
  const template = join(TEMPLATES, `database-${sourcesHash()}`);
  if (existsSync(template)) return template;
  mkdirSync(TEMPLATES, { recursive: true });
  const served = mkdtempSync(join(tmpdir(), 'yagura-db-'));
  const server = await startEmbeddedDatabase(served, await freePort());
  await server.stop();
  const made = mkdtempSync(join(TEMPLATES, 'making-database-'));
  copy(served, made);
  rmSync(served, { recursive: true, force: true });
  try {
    renameSync(made, template);
  } catch (error) {
    // Somebody else was quicker: two are alike.
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
  return template;
}

/** What the files of a new database depend on. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const all = readdirSync(join(import.meta.dirname, 'migrations'), { recursive: true, encoding: 'utf8' });
  const migrations = all.filter((each) => each.endsWith('.sql') || each.endsWith('.json')).sort();
  for (const file of [...SOURCES, ...migrations.map((each) => join('migrations', each))])
    hash.update(file).update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 12);
}

/** With owners and rights: as root the server runs as another user. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-Rp', `${from}/.`, to]);
}

/** A port that was free a moment ago on loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
