/** Everything that a request may be refused for. `fields` names what is wrong with each field of the input. */
export type Failure =
  | { code: 'invalid-request'; message: string; fields: Record<string, string> }
  | { code: 'payload-too-large'; message: string }
  | { code: 'not-found'; message: string }
  | { code: 'version-conflict'; message: string; fields: { version: string } }
  | { code: 'idempotency-key-reused'; message: string }
  | { code: 'busy'; message: string }
  | { code: 'internal'; message: string };

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure });

export function invalid(fields: Record<string, string>): { ok: false; failure: Failure } {
  return refuse({ code: 'invalid-request', message: 'The request is not valid.', fields });
}

const statusOf = {
  'invalid-request': 400,
  'payload-too-large': 413,
  'not-found': 404,
  'version-conflict': 409,
  'idempotency-key-reused': 422,
  busy: 503,
  internal: 500,
} satisfies Record<Failure['code'], number>;

/** HTTP status of a failure: the caller's faults are 4xx, only ours are 5xx. */
export const httpStatus = (failure: Failure): number => statusOf[failure.code];
