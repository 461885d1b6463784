import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf } from '#lib/store/arguments-of.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#lib/store/embedded.ts';
import { endLeftOverServer } from '#lib/store/left-over-server.ts';

/**
 * An empty database in `dir`, for this process alone. What an earlier preview has left there, half filled or with its server still
 * running, is made-up data whose times have passed: it goes.
 * @throws Error that names the preview that runs with it now
 */
export async function ownDatabase(dir: string, port: number): Promise<EmbeddedDatabase> {
  mkdirSync(dir, { recursive: true });
  const note = join(dir, 'preview.pid');
  const before = existsSync(note) ? readFileSync(note, 'utf8') : '';
  if (isPreview(before)) throw new Error(`a preview runs with ${dir} already: process ${before}`);
  writeFileSync(note, String(process.pid));
  const database = join(dir, 'database');
  await endLeftOverServer(join(database, 'data'));
  rmSync(database, { recursive: true, force: true });
  return startEmbeddedDatabase(database, port);
}

/** Its number may be somebody else's by now. @throws Error where nobody can tell */
function isPreview(pid: string): boolean {
  if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
  return argumentsOf(pid).includes('tools/preview.ts');
}
