import { SignInFailed } from './problem.ts';

const ANSWER_WITHIN_MS = 10_000;
const MOST_BYTES = 1_000_000;

export type JsonAnswer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/**
 * Asks a provider. Redirects are not followed: an answer from elsewhere is not the provider's.
 * @param what for the log, such as `token endpoint`
 * @throws SignInFailed
 */
export async function fetchJson(url: URL | string, init: RequestInit, what: string): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(url, { ...init, signal, redirect: 'error', cache: 'no-store' }).catch(
    (error) => {
      throw new SignInFailed('unreachable', `${what}: ${causeOf(error)}`);
    },
  );
  const text = await textOf(answer, what);
  if (answer.status >= 500) throw new SignInFailed('unreachable', `${what}: status ${answer.status}`);
  try {
    return { status: answer.status, body: JSON.parse(text), headers: answer.headers };
  } catch {
    throw new SignInFailed('provider', `${what}: status ${answer.status}, and no JSON`);
  }
}

async function textOf(answer: Response, what: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > MOST_BYTES)
        throw new SignInFailed('provider', `${what}: more than ${MOST_BYTES} bytes`);
    }
  } catch (error) {
    if (error instanceof SignInFailed) throw error;
    throw new SignInFailed('unreachable', `${what}: ${causeOf(error)}`);
  }
  return text + decoder.decode();
}

/** `fetch failed` says nothing; its cause names the reason. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
