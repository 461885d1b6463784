import type { ApiStage } from './catalog.ts';

/** One request to an API, as its access log and its metrics tell it. */
export interface Exchange {
  readonly api: ApiStage;
  readonly requestId: string;
  readonly method: string;
  /** Path as the caller sent it, without the query. */
  readonly path: string;
  /** REST: the resource's path; HTTP: the route's key. Unknown when no integration was called. */
  readonly route: string | undefined;
  readonly status: number;
  readonly responseLength: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly latencyMs: number;
  readonly integration:
    | { readonly requestId: string; readonly latencyMs: number; readonly failed: boolean }
    | undefined;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
  readonly domainName: string;
  readonly account: string;
}

/** A line of the access log: `$context.…` replaced, `-` for what is not known, as API Gateway writes it. */
export function accessLogLine(format: string, exchange: Exchange): string {
  const values = contextOf(exchange);
  return format
    .replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g, (_, name: string) => values[name] ?? '-')
    .trimEnd();
}

function contextOf(exchange: Exchange): Record<string, string | undefined> {
  const { api, integration, route } = exchange;
  const http = api.kind === 'http';
  const integrationStatus = integration ? (integration.failed ? '502' : '200') : undefined;
  return {
    requestId: exchange.requestId,
    extendedRequestId: exchange.requestId,
    requestTime: clfTime(exchange.startedAt),
    requestTimeEpoch: String(http ? Math.floor(exchange.startedAt / 1000) : exchange.startedAt),
    httpMethod: exchange.method,
    path: exchange.path,
    protocol: 'HTTP/1.1',
    routeKey: http ? route : undefined,
    resourcePath: http ? undefined : route,
    stage: api.stage,
    apiId: api.apiId,
    accountId: exchange.account,
    domainName: exchange.domainName,
    status: String(exchange.status),
    responseLength: String(exchange.responseLength),
    responseLatency: String(exchange.latencyMs),
    integrationLatency: integration ? String(integration.latencyMs) : undefined,
    'integration.latency': integration ? String(integration.latencyMs) : undefined,
    'integration.requestId': integration?.requestId,
    'integration.integrationStatus': integrationStatus,
    'integration.status': integrationStatus,
    integrationStatus,
    integrationErrorMessage: integration?.failed ? 'The Lambda function returned an error' : undefined,
    'identity.sourceIp': exchange.sourceIp,
    'identity.userAgent': exchange.userAgent,
    'error.message': exchange.status >= 500 ? 'Internal server error' : undefined,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:05:00:00 +0000` */
function clfTime(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
}
