import type { IncomingHttpHeaders } from 'node:http';

/** How a request speaks: decides how an answer or an error of ours must be written. */
export type Protocol = 'query' | 'json' | 'cbor' | 'rest-json' | 'rest-xml';

/** One request as the gateway understands it, read from its headers and, for query protocols, its body. */
export interface Call {
  readonly method: string;
  /** Path and query exactly as received. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly service: string;
  readonly operation: string;
  readonly protocol: Protocol;
  readonly accessKeyId: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
  /** The connection is to be closed after half of the body. */
  readonly cut?: true;
}

const REST_XML = new Set(['s3', 'route53', 'cloudfront']);

/** Names a request's service and operation from the credential scope, `x-amz-target`, `Action` or path. */
export function describeCall(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Call {
  const url = new URL(target.startsWith('/') ? target : `/${target}`, 'http://gateway');
  const { service, accessKeyId } = credentialScope(headers, url.searchParams);
  const base = { method, target, path: url.pathname, query: url.searchParams, headers, body, accessKeyId };
  const rpc = /^\/service\/[^/]+\/operation\/([A-Za-z0-9]+)$/.exec(url.pathname);
  if (rpc?.[1]) return { ...base, service, operation: rpc[1], protocol: 'cbor' };
  const amzTarget = headers['x-amz-target'];
  if (typeof amzTarget === 'string') {
    return { ...base, service, operation: amzTarget.split('.').at(-1) ?? '', protocol: 'json' };
  }
  const action = queryAction(headers, url.searchParams, body);
  if (action) return { ...base, service, operation: action, protocol: 'query' };
  const protocol = REST_XML.has(service) ? 'rest-xml' : 'rest-json';
  return { ...base, service, operation: restOperation(service, method, url.pathname), protocol };
}

/** Form fields of a query-protocol call. */
export function queryFields(call: Call): URLSearchParams {
  return call.body.length > 0 ? new URLSearchParams(call.body.toString('utf8')) : call.query;
}

const CREDENTIAL = 'Credential=';

function credentialScope(headers: IncomingHttpHeaders, query: URLSearchParams) {
  const { authorization = '' } = headers;
  const at = authorization.indexOf(CREDENTIAL);
  const [signed = ''] = at < 0 ? [] : authorization.slice(at + CREDENTIAL.length).split(/[,\s]/, 1);
  const [accessKeyId, , , service, end] = signed.split('/');
  if (accessKeyId && service && end === 'aws4_request') return { accessKeyId, service: iamPrefix(service) };
  const presigned = query.get('X-Amz-Credential')?.split('/');
  return { accessKeyId: presigned?.[0], service: iamPrefix(presigned?.[3] ?? 'unknown') };
}

/** CloudWatch signs as `monitoring`; everywhere else the two names are one. */
const iamPrefix = (signedAs: string) => (signedAs === 'monitoring' ? 'cloudwatch' : signedAs);

function queryAction(headers: IncomingHttpHeaders, query: URLSearchParams, body: Buffer): string | undefined {
  const form = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const fields = form ? new URLSearchParams(body.toString('utf8')) : query;
  return fields.get('Action') ?? undefined;
}

/** REST services name no operation on the wire; the few that are observed or filled are listed here. */
const restOperations: readonly (readonly [
  service: string,
  method: string,
  path: RegExp,
  operation: string,
])[] = [
  ['lambda', 'POST', /^\/2015-03-31\/functions\/[^/]+\/invocations$/, 'Invoke'],
  ['lambda', 'GET', /^\/2015-03-31\/functions\/?$/, 'ListFunctions'],
  ['lambda', 'GET', /^\/2015-03-31\/functions\/[^/]+$/, 'GetFunction'],
  ['lambda', 'POST', /^\/2015-03-31\/functions$/, 'CreateFunction'],
  ['lambda', 'GET', /^\/2015-03-31\/functions\/[^/]+\/configuration$/, 'GetFunctionConfiguration'],
  ['lambda', 'PUT', /^\/2015-03-31\/functions\/[^/]+\/code$/, 'UpdateFunctionCode'],
  ['lambda', 'PUT', /^\/2015-03-31\/functions\/[^/]+\/configuration$/, 'UpdateFunctionConfiguration'],
  ['lambda', 'GET', /^\/2015-03-31\/functions\/[^/]+\/policy$/, 'GetPolicy'],
  ['lambda', 'GET', /^\/2015-03-31\/event-source-mappings\/?$/, 'ListEventSourceMappings'],
  ['apigateway', 'GET', /^\/restapis$/, 'GetRestApis'],
  ['apigateway', 'GET', /^\/restapis\/[^/]+\/stages$/, 'GetStages'],
  ['apigateway', 'GET', /^\/v2\/apis$/, 'GetApis'],
  ['apigateway', 'GET', /^\/v2\/apis\/[^/]+\/stages$/, 'GetStages'],
  ['s3', 'PUT', /^\/[^/]+\/.+/, 'PutObject'],
  ['s3', 'GET', /^\/[^/]+\/.+/, 'GetObject'],
  ['s3', 'DELETE', /^\/[^/]+\/.+/, 'DeleteObject'],
];

function restOperation(service: string, method: string, path: string): string {
  const decoded = decodeURIComponent(path);
  const known = restOperations.find(([s, m, p]) => s === service && m === method && p.test(decoded));
  return known ? known[3] : `${method} ${path}`;
}
