import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';

/** A PostgreSQL of a test's own: empty, migrated, gone with `stop`. Integration tests only. */
export async function startTestDatabase(): Promise<EmbeddedDatabase> {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-db-'));
  const started = await startEmbeddedDatabase(dir, await freePort());
  return {
    ...started,
    async stop() {
      await started.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
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
