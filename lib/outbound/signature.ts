import { createHmac } from 'node:crypto';

/** How a secret may begin; what follows is base64. */
const PREFIX = 'whsec_';

/**
 * Signature of a message, so that a receiver knows who sent it and when: HMAC-SHA256 over id, time and body.
 * @param sentAt epoch seconds
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signature(secret: string, id: string, sentAt: number, body: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64')}`;
}

/** Shorter keys can be guessed. */
const LEAST_BYTES = 24;

export const isStrongSecret = (secret: string): boolean =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64').length >=
  LEAST_BYTES;
