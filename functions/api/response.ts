import type { APIGatewayProxyResult } from 'aws-lambda';
import { type Failure, httpStatus } from './failure.ts';

/** `body` is left out for 204. */
export type Answer = { status: 200 | 201 | 204; body?: unknown };

/** Turns an answer into API Gateway's form; the origin is what browsers may call from. */
export function toResponse(answer: Answer, allowedOrigin: string): APIGatewayProxyResult {
  return {
    statusCode: answer.status,
    headers: headers(allowedOrigin),
    body: answer.body === undefined ? '' : JSON.stringify(answer.body),
  };
}

/** The one error body: `{ error: { code, message, fields? }, requestId }`. */
export function toErrorResponse(
  failure: Failure,
  requestId: string,
  allowedOrigin: string,
): APIGatewayProxyResult {
  const retry = failure.code === 'busy' ? { 'Retry-After': '1' } : {};
  return {
    statusCode: httpStatus(failure),
    headers: { ...headers(allowedOrigin), ...retry },
    body: JSON.stringify({ error: failure, requestId }),
  };
}

const headers = (allowedOrigin: string) => ({
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Origin': allowedOrigin,
});
