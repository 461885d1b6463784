import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificateOf } from '#lib/isolation/tls-in-test.ts';

/**
 * A stand-in for HCP Terraform on loopback, with one workspace of one organization. Its answers are built from the examples of
 * HashiCorp's published API reference, read on 2026-11-29; it is no HCP Terraform.
 * @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/workspaces#show-workspace
 * @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/state-versions#sample-response-2
 */
export type HcpInTest = {
  /** With its port. */
  readonly hostname: string;
  /** File of the authority's certificate. */
  readonly authority: string;
  /** Trusts that authority alone. */
  readonly fetch: typeof fetch;
  readonly workspace: { executionMode: string; locked: boolean };
  /** Raw states, oldest first. */
  readonly states: string[];
  /** Each question, with whether it had the token. */
  readonly asked: { readonly what: string; readonly token: boolean }[];
  /** Downloads lead to a signed address, as Terraform Enterprise does since v202311-1. */
  redirects: boolean;
  readonly close: () => void;
};

export const ORGANIZATION = 'my-organization';
export const WORKSPACE = 'workspace-1';
const ID = 'ws-qPhan8kDLymzv2uS';

export async function hcpInTest(dir: string, token: string): Promise<HcpInTest> {
  const { key, certificate, authority } = certificateOf(dir, ['localhost']);
  const workspace = { executionMode: 'local', locked: false };
  const states: string[] = [];
  const asked: { readonly what: string; readonly token: boolean }[] = [];
  const own = { redirects: false };

  const answerTo = (what: string, body: string, origin: string): Answer => {
    const version = `sv-${states.length}`;
    // Before the state, or after it.
    if (what.startsWith('PUT /upload-json/')) return {};
    switch (what) {
      case 'GET /.well-known/terraform.json':
        return { json: DISCOVERY, headers: { 'content-type': 'application/json' } };
      case 'GET /api/v2/ping':
        return { status: 204, headers: { 'TFP-API-Version': '2.6', 'TFP-AppName': 'HCP Terraform' } };
      case `GET /api/v2/organizations/${ORGANIZATION}/entitlement-set`:
        return { json: entitlements() };
      case `GET /api/v2/organizations/${ORGANIZATION}/workspaces/${WORKSPACE}`:
        return { json: { data: workspaceSample(workspace) } };
      case `POST /api/v2/workspaces/${ID}/actions/lock`:
        workspace.locked = true;
        return { json: { data: workspaceSample(workspace) } };
      case `POST /api/v2/workspaces/${ID}/actions/unlock`:
        workspace.locked = false;
        return { json: { data: workspaceSample(workspace) } };
      case `GET /api/v2/workspaces/${ID}/current-state-version`:
        if (states.length === 0) return { status: 404, json: NOT_FOUND };
        return { json: { data: versionSample(version, states.at(-1) ?? '', origin) } };
      // Nothing of the state comes with it: that is put to the address of the answer.
      case `POST /api/v2/workspaces/${ID}/state-versions`:
        return { status: 201, json: { data: versionSample(`sv-${states.length + 1}`, '{}', origin) } };
      case `PUT /upload/sv-${states.length + 1}`:
        states.push(body);
        return {};
      case `GET /api/v2/state-versions/${version}`:
        return { json: { data: versionSample(version, states.at(-1) ?? '', origin) } };
      case `GET /api/state-versions/${version}/hosted_state`:
        if (own.redirects) return { status: 302, headers: { location: `${origin}/signed/${version}` } };
        return { text: states.at(-1) ?? '' };
      case `GET /signed/${version}`:
        return { text: states.at(-1) ?? '' };
      default:
        return { status: 404, json: NOT_FOUND };
    }
  };

  const answerRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const what = `${request.method} ${String(request.url).split('?')[0]}`;
    const hasToken = request.headers.authorization === `Bearer ${token}`;
    asked.push({ what, token: hasToken });
    const body = await textOf(request);
    const open = OPEN.some((each) => what.startsWith(each));
    const origin = `https://${request.headers.host}`;
    const answer = open || hasToken ? answerTo(what, body, origin) : { status: 401, json: UNAUTHORIZED };
    const text = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
    const type = answer.json === undefined ? 'application/octet-stream' : 'application/vnd.api+json';
    response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers }).end(text);
  };
  const server = createServer({ key, cert: certificate }, (request, response) => {
    answerRequest(request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ hostname: `localhost:${port}`, authority, workspace, states, asked },
    fetch: trusting(readFileSync(authority)),
    get redirects() {
      return own.redirects;
    },
    set redirects(given: boolean) {
      own.redirects = given;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
};

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Node's own `fetch` takes no authority of a test's. */
const trusting =
  (ca: Buffer): typeof fetch =>
  (url, init = {}) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(init.headers));
      const request = secureRequest(String(url), { headers, ca, agent: false }, (answer) => {
        const own = Object.entries(answer.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        textOf(answer)
          .then((text) => resolve(new Response(text, { status: answer.statusCode ?? 0, headers: own })))
          .catch(reject);
      });
      request.on('error', reject).end();
    });

/** Asked without the token: what is public, and what is signed. */
const OPEN = ['GET /.well-known/', 'GET /signed/', 'PUT /upload'];

const DISCOVERY = {
  'state.v2': '/api/v2/',
  'tfe.v2': '/api/v2/',
  'tfe.v2.1': '/api/v2/',
  'tfe.v2.2': '/api/v2/',
};
const NOT_FOUND = { errors: [{ status: '404', title: 'not found' }] };
const UNAUTHORIZED = { errors: [{ status: '401', title: 'unauthorized' }] };

/** @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/organizations#show-the-entitlement-set */
const entitlements = () => ({
  data: {
    id: 'org-MxtxBC6ihhU6u8AG',
    type: 'entitlement-sets',
    attributes: { operations: true, 'state-storage': true, teams: true, 'vcs-integrations': true },
    links: { self: '/api/v2/entitlement-sets/org-MxtxBC6ihhU6u8AG' },
  },
});

const workspaceSample = ({ executionMode, locked }: HcpInTest['workspace']) => ({
  id: ID,
  type: 'workspaces',
  attributes: {
    ...{ 'allow-destroy-plan': true, 'auto-apply': false, 'created-at': '2021-06-03T17:50:20.307Z' },
    ...{ description: 'An example workspace for documentation.', environment: 'default' },
    ...{ 'execution-mode': executionMode, locked, name: WORKSPACE, operations: executionMode !== 'local' },
    permissions: {
      ...{
        'can-create-state-versions': true,
        'can-destroy': true,
        'can-force-unlock': true,
        'can-lock': true,
      },
      ...{ 'can-queue-apply': true, 'can-queue-destroy': true, 'can-queue-run': true, 'can-unlock': true },
      ...{
        'can-read-settings': true,
        'can-read-state-versions': true,
        'can-read-variable': true,
        'can-update': true,
      },
    },
    ...{ 'structured-run-output-enabled': false, 'terraform-version': '1.11.4', 'vcs-repo': null },
    'updated-at': '2021-08-16T18:54:06.874Z',
  },
  relationships: {
    organization: { data: { id: ORGANIZATION, type: 'organizations' } },
    ...(locked ? { 'locked-by': { data: { id: 'user-onZs69ThPZjBK2wo', type: 'users' } } } : {}),
  },
  links: { self: `/api/v2/organizations/${ORGANIZATION}/workspaces/${WORKSPACE}` },
});

const versionSample = (id: string, state: string, origin: string) => {
  const { serial, terraform_version: version } = JSON.parse(state) as Record<string, unknown>;
  return {
    id,
    type: 'state-versions',
    attributes: {
      ...{ 'created-at': '2021-06-08T01:22:03.794Z', size: state.length, serial, 'state-version': 4 },
      'hosted-state-download-url': `${origin}/api/state-versions/${id}/hosted_state`,
      'hosted-state-upload-url': `${origin}/upload/${id}`,
      'hosted-json-state-upload-url': `${origin}/upload-json/${id}`,
      'hosted-json-state-download-url': `${origin}/api/state-versions/${id}/hosted_json_state`,
      ...{ 'resources-processed': true, status: 'finalized', 'terraform-version': version },
      md5: createHash('md5').update(state).digest('hex'),
    },
    relationships: { workspace: { data: { id: ID, type: 'workspaces' } } },
    links: { self: `/api/v2/state-versions/${id}` },
  };
};
