import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { standaloneBuild } from '#lib/config/env.ts';

export type NextHandler = {
  /** The build's scripts, styles and fonts. */
  readonly files: string;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Below `.next`: what web serves, which another `next build` does not take away file by file. */
const STANDALONE = '.next/standalone';

/** The built app. @param dir where `.next` is */
export async function nextHandler(dir: string, hostname: string, port: number): Promise<NextHandler> {
  // Loaded here: it looks at NODE_ENV as soon as it is.
  const { default: next } = await import('next');
  const served = join(dir, STANDALONE);
  standaloneBuild(configOf(served));
  const app = next({ dev: false, dir: served, hostname, port });
  await app.prepare();
  return { files: join(served, '.next/static'), answer: app.getRequestHandler(), close: () => app.close() };
}

/** As the build resolved it: the sources are not asked again, nor is what builds them. */
function configOf(served: string): unknown {
  const file = join(served, '.next/required-server-files.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly config: unknown }).config;
}
