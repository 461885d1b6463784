import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { IssuedKeys } from './port.ts';

/** Keys that are always good for a while. */
export type KeyKeeper = () => Promise<IssuedKeys>;

/** Milliseconds. SDKs ask anew from five minutes before the end; by then there must be newer ones. */
const RENEW_BEFORE = 15 * 60_000;

/**
 * Holds the keys of a step's role and renews them before they end, as often as it takes.
 * @param onKeys is told of all that were ever given out
 */
export function keyKeeper(
  first: IssuedKeys,
  renew: () => Promise<IssuedKeys>,
  now: () => number,
  onKeys: (keys: IssuedKeys) => void,
): KeyKeeper {
  let held = first;
  let since = now();
  let renewing: Promise<void> | undefined;

  async function renewOnce(): Promise<void> {
    held = await renew();
    since = now();
    onKeys(held);
  }

  return async () => {
    const before = Math.min(RENEW_BEFORE, (held.expiresAt - since) / 2);
    if (held.expiresAt - now() > before) return held;
    renewing ??= renewOnce().finally(() => {
      renewing = undefined;
    });
    await renewing.catch((error) => {
      // Good until their very end: AWS may only be out of reach for a moment.
      if (held.expiresAt <= now()) throw error;
    });
    return held;
  };
}

export type CredentialEndpoint = {
  readonly server: Server;
  /** Without it nobody gets anything; no line end, or Go would send that too. */
  readonly token: string;
};

/**
 * What `AWS_CONTAINER_CREDENTIALS_FULL_URI` asks for: the keys of one step, and of no other.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function credentialEndpoint(keys: KeyKeeper): CredentialEndpoint {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((asked, answer) => {
    const send = (status: number, body: object) =>
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (asked.method !== 'GET' || !isToken(asked.headers.authorization, token)) {
      send(403, { code: 'Forbidden', message: 'not the token of this step' });
      return;
    }
    keys()
      .then(({ accessKeyId, secretAccessKey, sessionToken, expiresAt }) =>
        send(200, {
          AccessKeyId: accessKeyId,
          SecretAccessKey: secretAccessKey,
          Token: sessionToken,
          Expiration: new Date(expiresAt).toISOString(),
        }),
      )
      .catch((error: Error) => send(500, { code: 'AssumeRole', message: error.message }));
  });
  return { server, token };
}

function isToken(given: string | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
