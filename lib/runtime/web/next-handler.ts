import type { IncomingMessage, ServerResponse } from 'node:http';

export type NextHandler = {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The built app. @param dir where `.next` is */
export async function nextHandler(dir: string, hostname: string, port: number): Promise<NextHandler> {
  // Loaded here: it looks at NODE_ENV as soon as it is.
  const { default: next } = await import('next');
  const app = next({ dev: false, dir, hostname, port });
  await app.prepare();
  return { answer: app.getRequestHandler(), close: () => app.close() };
}
