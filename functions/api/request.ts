import type { APIGatewayProxyEvent } from 'aws-lambda';
import { invalid, ok, type Result } from './failure.ts';

/** One request, as the operations want it. */
export type Request =
  | { operation: 'health' }
  | { operation: 'list'; query: Readonly<Record<string, string | undefined>> | null }
  | { operation: 'create'; body: string | null; idempotencyKey: string | undefined }
  | { operation: 'get' | 'remove'; id: string }
  | { operation: 'update'; id: string; body: string | null }
  | { operation: 'unknown'; method: string; path: string };

type Event = Pick<
  APIGatewayProxyEvent,
  | 'httpMethod'
  | 'resource'
  | 'path'
  | 'body'
  | 'isBase64Encoded'
  | 'headers'
  | 'pathParameters'
  | 'queryStringParameters'
>;

/** Names the operation of a REST API event by its resource (`/items/{id}`), not by its path. */
export function toRequest(event: Event): Result<Request> {
  const id = event.pathParameters?.id ?? '';
  const body =
    event.body !== null && event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  switch (`${event.httpMethod} ${event.resource}`) {
    case 'GET /health':
      return ok({ operation: 'health' });
    case 'GET /items':
      return ok({ operation: 'list', query: event.queryStringParameters });
    case 'POST /items':
      return create(event.headers, body);
    case 'GET /items/{id}':
      return ok({ operation: 'get', id });
    case 'PUT /items/{id}':
      return ok({ operation: 'update', id, body });
    case 'DELETE /items/{id}':
      return ok({ operation: 'remove', id });
    default:
      return ok({ operation: 'unknown', method: event.httpMethod, path: event.path });
  }
}

function create(headers: Event['headers'] | null, body: string | null): Result<Request> {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'idempotency-key');
  const idempotencyKey = header?.[1];
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    return invalid({ 'Idempotency-Key': 'must be 1 to 255 visible ASCII characters' });
  }
  return ok({ operation: 'create', body, idempotencyKey });
}
