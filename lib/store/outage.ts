import { DrizzleQueryError } from 'drizzle-orm';

/** The code of a query that PostgreSQL refused or did not answer, never its text; undefined for any other error. */
export function outageCode(error: unknown): string | undefined {
  if (!(error instanceof DrizzleQueryError)) return undefined;
  const { cause } = error;
  return cause && 'code' in cause && cause.code !== undefined ? String(cause.code) : 'no answer';
}

/** No connection to PostgreSQL could be made: nothing of what was asked has reached it. */
export class DatabaseAway extends Error {
  readonly code: string;
  constructor(cause: unknown) {
    super(`PostgreSQL cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'DatabaseAway';
    this.code = codeOf(cause) ?? 'no answer';
  }
}

/**
 * Whether PostgreSQL went away before or while it was asked. What was in flight may have been done or not: whoever
 * asks again must be able to bear both.
 */
export function isOutage(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof DatabaseAway) return true;
    // AWS is away with the same codes: only an error of a query is about PostgreSQL.
    if (each instanceof DrizzleQueryError && isConnectionError(each.cause)) return true;
  }
  return false;
}

/** What the driver and the server say when a connection is gone, cannot be made, or is not answered. */
export function isConnectionError(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && (LOST.has(code) || /^(08|57P)/.test(code))) return true;
  return error instanceof Error && DRIVER_SAYS.some((words) => error.message.startsWith(words));
}

/** Of Node's sockets; 25P03: silent for too long in a transaction; 53300: the server has no connection left. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  '25P03',
  '53300',
]);

/** node-postgres gives these no code. */
const DRIVER_SAYS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Query read timeout',
  'timeout expired',
];

/** A host with two addresses is refused twice at once: the first tells. */
function codeOf(error: unknown): string | undefined {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = (first as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
