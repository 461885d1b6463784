import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The build that is served from `dir`; while developing there is none. */
export function buildId(dir: string): string {
  const file = ['.next/standalone/.next/BUILD_ID', '.next/BUILD_ID']
    // Not for the bundler to follow: it would trace the whole clone into the build.
    .map((each) => join(/*turbopackIgnore: true*/ dir, each))
    .find((each) => existsSync(each));
  return file === undefined ? 'development' : readFileSync(file, 'utf8').trim();
}
