import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { RootCredentials } from '../root.ts';

/**
 * Signature Version 4, for the gateway's own calls and to check root's.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as on the wire. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest('hex');
const hmac = (key: string | Buffer, value: string) => createHmac('sha256', key).update(value).digest();

/** Headers that sign a request of the gateway's own as root. */
export function sign(
  request: Omit<SignedRequest, 'headers'> & { headers: Record<string, string> },
  root: RootCredentials,
  scope: { service: string; region: string },
  now: Date,
): Record<string, string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = stamp.slice(0, 8);
  const headers = { ...request.headers, 'x-amz-date': stamp, 'x-amz-content-sha256': sha256(request.body) };
  const names = Object.keys(headers).sort();
  const scopeText = `${date}/${scope.region}/${scope.service}/aws4_request`;
  const signature = signatureOf({ ...request, headers }, names, scopeText, stamp, sha256(request.body), root);
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${root.accessKeyId}/${scopeText}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

const FIFTEEN_MINUTES = 15 * 60_000;

/** Whether a request that names root's key was signed with root's secret, in its header or its query. */
export function signedByRoot(request: SignedRequest, root: RootCredentials, now: Date): boolean {
  const url = new URL(request.target, 'http://gateway');
  const presigned = url.searchParams.has('X-Amz-Signature');
  const signed = (request.headers.authorization ?? '').split(/[,\s]+/);
  const part = (name: string) =>
    presigned
      ? url.searchParams.get(`X-Amz-${name}`)
      : signed.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const [key, ...scope] = (part('Credential') ?? '').split('/');
  const given = part('Signature');
  const stamp = presigned ? url.searchParams.get('X-Amz-Date') : request.headers['x-amz-date'];
  if (key !== root.accessKeyId || !given || typeof stamp !== 'string') return false;

  const signedAt = Date.parse(
    stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const lifetime = presigned ? Number(url.searchParams.get('X-Amz-Expires') ?? 0) * 1000 : FIFTEEN_MINUTES;
  if (!(now.getTime() - signedAt <= lifetime && signedAt - now.getTime() <= FIFTEEN_MINUTES)) return false;

  const claimed = request.headers['x-amz-content-sha256'];
  const hash = sha256(request.body);
  if (typeof claimed === 'string' && /^[0-9a-f]{64}$/.test(claimed) && claimed !== hash) return false;
  const payload = presigned ? 'UNSIGNED-PAYLOAD' : typeof claimed === 'string' ? claimed : hash;
  const names = (part('SignedHeaders') ?? '').split(';');
  const expected = signatureOf(request, names, scope.join('/'), stamp, payload, root);
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function signatureOf(
  request: SignedRequest,
  names: readonly string[],
  scope: string,
  stamp: string,
  payload: string,
  root: RootCredentials,
): string {
  const [date = '', region = '', service = ''] = scope.split('/');
  const [path = '/', query = ''] = request.target.split(/\?(.*)/s);
  const canonical = [
    request.method,
    // S3 signs the path as sent, everybody else encodes it once more.
    service === 's3' ? path : path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...names.map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replace(/\s+/g, ' ')}`,
    ),
    '',
    names.join(';'),
    payload,
  ].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<Buffer | string>(
    hmac,
    `AWS4${root.secretAccessKey}`,
  );
  return hmac(key as Buffer, `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${sha256(canonical)}`).toString('hex');
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const decoded = query.split('&').map((pair) => pair.split(/=(.*)/s).slice(0, 2).map(decode));
  return decoded
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name = '', value = '']) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const decode = (text: string) => decodeURIComponent(text);
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
