import { createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from './published-in-test.ts';

const APP = 4242;
const INSTALLATION = 77;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Json = Record<string, unknown>;

/** An object that GitHub has published as an example of it, in an event of this name under this key. */
export type Published = (event: string, key: string) => Json;

export type Asked = { readonly method: string; readonly path: string; readonly body: Json };

/**
 * As much of GitHub as the App asks, on loopback: it checks the App's signature and the token's repository, and keeps what it is told.
 * Its answers are GitHub's own examples.
 */
export async function startGithub(published: Published, repository = 'example/shop') {
  const asked: Asked[] = [];
  const exchanges: Exchange[] = [];
  const checks: Json[] = [];
  const comments: Json[] = [];
  const deployments: Json[] = [];
  const statuses: (Json & { of: number })[] = [];
  const pulls: Json[] = [];
  /** `lost`: it is done, and the connection is cut before the answer. */
  const way: { refuse?: { status: number; headers?: Record<string, string> }; lost: number; tokens: number } =
    {
      ...{ lost: 0, tokens: 0 },
    };
  let nextId = 100;
  const app = { ...(published('check_run', 'check_run').app as Json), id: APP, client_id: 'Iv1.test' };

  function route(method: string, path: string, query: URLSearchParams, body: Json): Reply | undefined {
    const at = `/repos/${repository}`;
    const id = Number(path.split('/').at(-1));
    const fromExample = (event: string, key: string, more: Json) => ({ ...published(event, key), ...more });
    if (method === 'POST' && path === `${at}/check-runs`) {
      const made = fromExample('check_run', 'check_run', {
        ...{ details_url: '', conclusion: null, completed_at: null, app },
        ...said(body),
        id: nextId++,
      });
      checks.push(made);
      return reply('checks/create', 201, made, body);
    }
    if (method === 'PATCH' && path.startsWith(`${at}/check-runs/`)) {
      const known = checks.find((each) => each.id === id);
      if (!known) return undefined;
      Object.assign(known, { conclusion: null }, said(body));
      return reply('checks/update', 200, known, body);
    }
    if (method === 'GET' && path.endsWith('/check-runs')) {
      const found = checks.filter(
        (each) => path.includes(String(each.head_sha)) && each.name === query.get('check_name'),
      );
      return reply('checks/list-for-ref', 200, { total_count: found.length, check_runs: found });
    }
    if (method === 'GET' && path.endsWith('/pulls'))
      return reply('repos/list-pull-requests-associated-with-commit', 200, pulls);
    if (path === `${at}/issues/7/comments` && method === 'GET')
      return reply('issues/list-comments', 200, page(comments, query));
    if (path === `${at}/issues/7/comments` && method === 'POST') {
      const made = fromExample('issue_comment', 'comment', {
        ...{ id: nextId++, body: body.body, performed_via_github_app: app },
      });
      comments.push(made);
      return reply('issues/create-comment', 201, made, body);
    }
    if (path.startsWith(`${at}/issues/comments/`) && method === 'PATCH') {
      const known = comments.find((each) => each.id === id);
      if (!known) return undefined;
      Object.assign(known, { body: body.body });
      return reply('issues/update-comment', 200, known, body);
    }
    if (path === `${at}/deployments` && method === 'GET') {
      const found = deployments.filter(
        (each) => each.sha === query.get('sha') && each.environment === query.get('environment'),
      );
      return reply('repos/list-deployments', 200, found);
    }
    if (path === `${at}/deployments` && method === 'POST') {
      const { ref, environment, payload, task, description } = body;
      const made = fromExample('deployment', 'deployment', {
        ...{ id: nextId++, sha: ref, ref, environment, payload, task, description },
      });
      deployments.push(made);
      return reply('repos/create-deployment', 201, made, body);
    }
    const of = Number(path.split('/').at(-2));
    if (path.endsWith('/statuses') && !deployments.some((each) => each.id === of)) return undefined;
    if (path.endsWith('/statuses') && method === 'GET') {
      const found = statuses.filter((each) => each.of === of).toReversed();
      return reply(
        'repos/list-deployment-statuses',
        200,
        found.map(({ of: _, ...each }) => each).slice(0, Number(query.get('per_page') ?? 30)),
      );
    }
    if (path.endsWith('/statuses') && method === 'POST') {
      const { auto_inactive: _, ...told } = body;
      const made = fromExample('deployment_status', 'deployment_status', { ...told, id: nextId++ });
      statuses.push({ ...made, of });
      return reply('repos/create-deployment-status', 201, made, body);
    }
    return undefined;
  }

  function answer(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { pathname: path, searchParams } = new URL(request.url ?? '', 'http://x');
    const method = request.method ?? '';
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '');
    asked.push({ method, path, body });
    const send = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
        .end(JSON.stringify(value));
    if (way.refuse)
      return void send(way.refuse.status, { message: 'refused for a test' }, way.refuse.headers);
    if (path === `/repos/${repository}/installation`)
      return void (isApp(bearer)
        ? send(200, { id: INSTALLATION })
        : send(401, { message: 'Bad credentials' }));
    if (path === `/app/installations/${INSTALLATION}/access_tokens`) {
      if (!isApp(bearer)) return void send(401, { message: 'Bad credentials' });
      way.tokens += 1;
      const given = {
        token: `ghs_test${way.tokens}`,
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        permissions: {},
      };
      exchanges.push({
        operation: 'apps/create-installation-access-token',
        request: body,
        status: 201,
        answer: given,
      });
      return void send(201, given);
    }
    if (bearer !== `ghs_test${way.tokens}` || way.tokens === 0)
      return void send(401, { message: 'Bad credentials' });
    const found = route(method, path, searchParams, body);
    if (!found) return void send(404, { message: 'Not Found' });
    const { exchange } = found;
    exchanges.push(exchange);
    if (way.lost > 0 && method !== 'GET') {
      way.lost -= 1;
      return void request.socket.destroy();
    }
    send(exchange.status, exchange.answer);
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
    ...{ asked, exchanges, checks, comments, deployments, statuses, pulls, way },
    ...{ app: APP, host: `127.0.0.1:${port}`, api: `http://127.0.0.1:${port}` },
    /** PKCS#1, as GitHub hands it out. */
    key: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Reply = { readonly exchange: Exchange };
const reply = (operation: string, status: number, answer: unknown, request?: unknown): Reply => ({
  exchange: structuredClone({ operation, status, answer, ...(request === undefined ? {} : { request }) }),
});

const page = (all: readonly Json[], query: URLSearchParams): readonly Json[] => {
  const size = Number(query.get('per_page') ?? 30);
  return all.slice((Number(query.get('page') ?? 1) - 1) * size).slice(0, size);
};

/** As GitHub answers it: counts that it adds to what was said. */
const said = ({ output, ...body }: Json): Json => ({
  ...body,
  output: {
    text: null,
    annotations_count: 0,
    annotations_url: 'https://api.github.com/x',
    ...(output as Json),
  },
});

/** A token that the App has signed, of at most ten minutes: as GitHub asks for it. */
function isApp(bearer: string): boolean {
  const [head = '', claims = '', signature = ''] = bearer.split('.');
  const genuine = createVerify('RSA-SHA256')
    .update(`${head}.${claims}`)
    .verify(publicKey, signature, 'base64url');
  if (!genuine) return false;
  const { iss, iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  return String(iss) === String(APP) && exp - iat <= 660;
}
