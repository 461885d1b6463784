import type { Reading } from '#lib/domain/reading.ts';

/** A signed-in demo account, over HTTP alone. */
export type PortalClient = {
  /** Answer of `GET /api/query/<name>`. @throws Error with status and the portal's words */
  readonly ask: <T>(name: string, query?: Readonly<Record<string, string>>) => Promise<T>;
  readonly page: (path: string) => Promise<string>;
  readonly stream: (path: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
};

export async function signIn(portal: string, name: string): Promise<PortalClient> {
  const answer = await fetch(`${portal}/api/auth/sign-in/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: portal },
    body: JSON.stringify({ name }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const get = async (path: string, signal?: AbortSignal): Promise<Response> => {
    const got = await fetch(`${portal}${path}`, {
      headers: { cookie },
      redirect: 'error',
      signal: signal ?? null,
    });
    if (!got.ok) throw new Error(`${path} answered ${got.status}: ${(await got.text()).slice(0, 200)}`);
    return got;
  };
  return {
    async ask(name, query = {}) {
      return (await get(`/api/query/${name}?${new URLSearchParams(query)}`)).json();
    },
    page: async (path) => (await get(path)).text(),
    async stream(path, signal) {
      const { body } = await get(path, signal);
      if (!body) throw new Error(`${path} has no body`);
      return body;
    },
  };
}

/** The value of a reading that must be good. @throws Error naming what failed */
export function readyValue<T>(reading: Reading<T> | null, what: string): T {
  if (!reading) throw new Error(`${what} was not read yet`);
  if (reading.state === 'failed') throw new Error(`${what} failed: ${JSON.stringify(reading.failure)}`);
  return reading.value;
}
