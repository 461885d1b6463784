import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Git's own HTTP server (`git http-backend`) on loopback: what a Git host answers, by the people who define it. */
export type GitServer = {
  readonly url: string;
  /** `Authorization` that is asked for; none when it is undefined. */
  wanted: string | undefined;
  /** Where every request is sent instead. */
  redirect: string | undefined;
  /** Paths that were asked for, and with what authorisation. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[];
  readonly close: () => Promise<void>;
};

export async function gitServer(root: string): Promise<GitServer> {
  const program = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    state.asked.push({ path: request.url ?? '', authorization });
    if (state.redirect) return void response.writeHead(302, { location: state.redirect }).end();
    if (state.wanted && authorization !== state.wanted)
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    answer(program, root, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const state: GitServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wanted: undefined,
    redirect: undefined,
    asked: [],
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return state;
}

/** A request as the Common Gateway Interface has it. */
function answer(program: string, root: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn(program, {
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  let started = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (started) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    started = true;
    const lines = head.subarray(0, end).toString('latin1').split('\r\n');
    for (const line of lines) {
      const colon = line.indexOf(':');
      const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
      if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.write(head.subarray(end + 4));
  });
  child.stdout.on('end', () => response.end());
}
