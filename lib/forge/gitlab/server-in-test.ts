import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;
type Status = { id: number; name: string; status: string; target_url: string | null; sha: string };
type Note = { id: number; body: string; author: { id: number; username: string }; system: boolean };

const ME = { id: 9, username: 'project_1_bot' };
/** Which state a status may be told to be in, by the one it is in. A finished one is followed by another. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  created: ['pending', 'running', 'success', 'failed', 'canceled'],
  pending: ['running', 'success', 'failed', 'canceled'],
  running: ['success', 'failed', 'canceled'],
};

/**
 * As much of GitLab as is asked, on loopback: a model of ours, after its published interface (docs.gitlab.com/api/commits,
 * /api/notes) and the rules of its `Ci::CreateCommitStatusService` for what may follow what. It has met no real GitLab.
 */
export async function startGitlab(project = 'example/shop') {
  const statuses: Status[] = [];
  const notes: Note[] = [];
  const refused: string[] = [];
  const way = { lost: 0 };
  const token = 'glpat-test-token-of-a-test';
  let nextId = 10;
  let deployments = 0;

  function route(
    method: string,
    path: string,
    query: URLSearchParams,
    body: Json,
  ): readonly [number, unknown] {
    const at = `/api/v4/projects/${encodeURIComponent(project)}`;
    if (path === '/api/v4/user') return [200, ME];
    if (!path.startsWith(`${at}/`)) return [404, { message: '404 Project Not Found' }];
    const rest = path.slice(at.length);
    if (rest.startsWith('/deployments')) deployments += 1;
    if (method === 'GET' && rest.endsWith('/merge_requests')) return [200, []];
    if (method === 'GET' && rest.endsWith('/statuses'))
      return [
        200,
        statuses.filter((each) => rest.includes(each.sha) && each.name === query.get('name')).toReversed(),
      ];
    if (method === 'POST' && rest.startsWith('/statuses/'))
      return putStatus(rest.slice('/statuses/'.length), body);
    if (!rest.startsWith('/merge_requests/7/notes')) return [404, { message: '404 Not found' }];
    if (method === 'GET') return [200, notes];
    if (method === 'POST') {
      const note = { id: nextId++, body: String(body.body), author: ME, system: false };
      notes.push(note);
      return [201, note];
    }
    const known = notes.find(({ id }) => id === Number(rest.split('/').at(-1)));
    if (!known) return [404, { message: '404 Note Not Found' }];
    known.body = String(body.body);
    return [200, known];
  }

  function putStatus(sha: string, { name, state, target_url: link }: Json): readonly [number, unknown] {
    const open = statuses.find(
      (each) =>
        each.sha === sha && each.name === name && (each.status === 'pending' || each.status === 'running'),
    );
    const from = open?.status ?? 'created';
    if (!FOLLOWS[from]?.includes(String(state))) {
      const message = `Cannot transition status via :${state} from :${from}`;
      refused.push(message);
      return [400, { message }];
    }
    const made = open ?? { id: nextId++, name: String(name), status: '', target_url: null, sha };
    if (!open) statuses.push(made);
    Object.assign(made, { status: String(state), target_url: String(link) });
    return [201, made];
  }

  function answer(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const method = request.method ?? '';
    const [status, value] =
      request.headers['private-token'] === token
        ? route(method, pathname, searchParams, text === '' ? {} : (JSON.parse(text) as Json))
        : [401, { message: '401 Unauthorized' }];
    if (way.lost > 0 && method !== 'GET') {
      way.lost -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  }

  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => answer(request, response, text));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ statuses, notes, refused, way, token },
    get deployments() {
      return deployments;
    },
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
