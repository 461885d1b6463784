import { type Millis, millis } from '../units.ts';
import type { LogLine } from './line.ts';

/** One line of an API's access log; what the stage's format leaves out, or writes as `-`, is absent. */
export type AccessEntry = {
  readonly requestId: string;
  readonly method: string;
  readonly status?: number;
  /** From the caller's first byte in to the answer's last byte out. */
  readonly latency?: Millis;
  readonly integrationLatency?: Millis;
  /** The request id of the function that was called: what its START, END and REPORT lines bear. */
  readonly functionRequestId?: string;
  readonly path?: string;
  /** With its parameters in braces: `/items/{id}`. */
  readonly resourcePath?: string;
};

/**
 * Reads a line of an access log in JSON. Undefined for any other line: a function's own lines name no `httpMethod`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function accessEntry({ fields }: LogLine): AccessEntry | undefined {
  if (!fields) return undefined;
  const requestId = text(fields.requestId);
  const method = text(fields.httpMethod);
  if (requestId === undefined || method === undefined || fields.status === undefined) return undefined;
  const latency = whole(fields.responseLatency);
  const integrationLatency = whole(fields.integrationLatency);
  return {
    requestId,
    method,
    ...present('status', whole(fields.status)),
    ...present('latency', latency === undefined ? undefined : millis(latency)),
    ...present(
      'integrationLatency',
      integrationLatency === undefined ? undefined : millis(integrationLatency),
    ),
    ...present('functionRequestId', text(fields.integrationRequestId)),
    ...present('path', text(fields.path)),
    ...present('resourcePath', text(fields.resourcePath)),
  };
}

/** `-` is API Gateway's word for what it does not know. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value !== '-' ? value : undefined;

function whole(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number(text(value) ?? Number.NaN);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

const present = <K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { [key in K]: V });
