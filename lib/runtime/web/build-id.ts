import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The build that is served from `dir`; while developing there is none. */
export function buildId(dir: string): string {
  const file = join(dir, '.next/BUILD_ID');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'development';
}
