import { NotAllowed } from '#lib/domain/access/operation.ts';
import { reason } from '#lib/domain/reason.ts';

/** A portal's address and the token to show it. */
export type Remote = { readonly portal: string; readonly token?: string; readonly signal: AbortSignal };

type Asked = {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * One call to a portal. @returns its answer, whatever its status but those that every call shares.
 * @throws NotAllowed for 403; Error in words for 401, and for a portal that does not answer
 */
export async function call(
  { portal, token, signal }: Remote,
  { path, body, headers }: Asked,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`${portal}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      // A token must not follow wherever an answer points.
      redirect: 'error',
      headers: {
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(`${portal} does not answer: ${causeOf(error)}`, { cause: error });
  }
  if (response.status === 401)
    throw new Error(
      `${portal} does not know your token (expired or revoked): npm run portal -- login --portal ${portal}`,
    );
  if (response.status === 403) throw await refusal(response);
  return response;
}

/** The answer as JSON. @throws Error with the portal's own words when it refused the question */
export async function callJson(remote: Remote, asked: Asked): Promise<unknown> {
  const response = await call(remote, asked);
  const text = await response.text();
  if (!response.ok) throw new Error(`${remote.portal}: ${errorIn(text) ?? `answered ${response.status}`}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${remote.portal}${asked.path} does not answer as a portal does: is the address right?`);
  }
}

async function refusal(response: Response): Promise<NotAllowed> {
  const body: unknown = await response.json().catch(() => undefined);
  const why = body as { reason?: { code?: unknown; params?: unknown } } | undefined;
  const code = typeof why?.reason?.code === 'string' ? why.reason.code : 'access.refused';
  return new NotAllowed(reason(code, (why?.reason?.params ?? {}) as Record<string, string>));
}

function errorIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}

/** `fetch failed` says nothing; what is below it does. */
function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || cause.name : message;
}
