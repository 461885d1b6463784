import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Status } from '../table/keys.ts';
import { invalid, ok, type Result } from './failure.ts';

/** Where a list goes on: DynamoDB's last key, and the filter that the key belongs to. */
export type Position = { key: Record<string, string | number>; status: Status | undefined };

/** Signed, because a key from outside would let a client start a query at any row. */
export function sign(position: Position, secret: string): string {
  const payload = Buffer.from(JSON.stringify({ k: position.key, s: position.status })).toString('base64url');
  return `${payload}.${mac(payload, secret)}`;
}

/** Refuses what we did not sign with this key, and a cursor of another filter. */
export function verify(cursor: string, status: Status | undefined, secret: string): Result<Position> {
  const [payload = '', signature = '', rest] = cursor.split('.');
  const expected = Buffer.from(mac(payload, secret));
  const given = Buffer.from(signature);
  if (rest !== undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return invalid({ cursor: 'is not a cursor of this API; start again without it' });
  }
  const { k, s } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    k: Position['key'];
    s?: Status;
  };
  if (s !== status) return invalid({ cursor: 'belongs to a list with another status' });
  return ok({ key: k, status: s });
}

const mac = (payload: string, secret: string) =>
  createHmac('sha256', secret).update(payload).digest('base64url');
