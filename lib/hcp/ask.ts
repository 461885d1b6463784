import { hcpLocation } from '#lib/domain/membership/hcp-location.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { HcpPlace } from './place.ts';

export type HcpAccess = {
  readonly fetch: typeof fetch;
  /** The value of a variable that `portal.yaml` names. */
  readonly secretNamed: (name: string) => string | undefined;
};

/** Terraform itself is slow long before. */
const MOST_BYTES = 64 * 1_048_576;
const WITHIN_MS = 20_000;

/**
 * One question to the host of a workspace, by its token. Terraform Enterprise answers a download with an address that is signed:
 * that is gone to without the token, once.
 * @param url absolute, or a path of the host's
 */
export async function ask(
  { fetch, secretNamed }: HcpAccess,
  place: HcpPlace,
  url: string,
): Promise<Result<string, Failure>> {
  const token = secretNamed(place.token);
  if (token === undefined) return err({ kind: 'unavailable', cause: `${place.token} is not set` });
  const host = `https://${place.hostname}`;
  const first = new URL(url, host);
  const headers = { 'content-type': 'application/vnd.api+json', 'user-agent': 'Yagura' };
  const own = first.origin === new URL(host).origin;
  try {
    const answer = await get(fetch, first, own ? { ...headers, authorization: `Bearer ${token}` } : headers);
    const next = answer.status >= 300 && answer.status < 400 && answer.headers.get('location');
    if (!next) return await textOf(answer, place);
    return await textOf(await get(fetch, new URL(next, first), {}), place);
  } catch (error) {
    return err({ kind: 'unavailable', cause: `${first.host}: ${causeOf(error)}` });
  }
}

function get(ask: typeof fetch, url: URL, headers: Record<string, string>): Promise<Response> {
  if (url.protocol !== 'https:') throw new Error('leads to an address without TLS');
  return ask(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(WITHIN_MS) });
}

async function textOf(answer: Response, place: HcpPlace): Promise<Result<string, Failure>> {
  if (answer.status === 200) return ok(await bounded(answer));
  await answer.body?.cancel();
  const resource = hcpLocation(place);
  if (answer.status === 401 || answer.status === 403)
    return err({ kind: 'denied', principal: `the token in ${place.token}`, action: 'read', resource });
  // Of what a token may not see, HCP Terraform says the same.
  if (answer.status === 404) return err({ kind: 'not-found', what: resource });
  if (answer.status === 429) return err({ kind: 'throttled', api: place.hostname });
  return err({ kind: 'unavailable', cause: `${place.hostname} answered ${answer.status}` });
}

async function bounded(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`answers with more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch failed` says nothing; what is below it does. */
function causeOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return 'no answer in time';
  const below = cause as { readonly code?: string; readonly message?: string } | undefined;
  return below?.code ?? below?.message ?? message;
}
