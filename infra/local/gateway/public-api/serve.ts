import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../call.ts';
import type { LogJournal } from '../logs/journal.ts';
import type { MetricJournal } from '../metrics/journal.ts';
import type { Upstream } from '../upstream.ts';
import { accessLogLine, type Exchange } from './access-log.ts';
import type { ApiAddress } from './address.ts';
import type { ApiCatalog, ApiStage } from './catalog.ts';
import { EXCHANGE_HEADER, type Integration, type Integrations } from './integrations.ts';
import { apiMetrics } from './metrics.ts';

export interface PublicApiOptions {
  readonly upstream: Upstream;
  readonly catalog: ApiCatalog;
  readonly integrations: Integrations;
  readonly metrics: MetricJournal;
  readonly logs: LogJournal;
  readonly account: string;
}

export interface PublicRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** Serves requests for APIs of API Gateway, and writes of each what API Gateway would: metrics and access log. */
export function publicApi(
  options: PublicApiOptions,
): (address: ApiAddress, request: PublicRequest) => Promise<Answer> {
  const { upstream, catalog, integrations } = options;
  return async (address, request) => {
    const startedAt = Date.now();
    const exchangeId = randomUUID();
    const headers = {
      ...request.headers,
      host: `${address.apiId}.execute-api.localhost`,
      [EXCHANGE_HEADER]: exchangeId,
    };
    const [path = '/'] = address.target.split('?');
    const [answer, api] = await Promise.all([
      upstream.send(request.method, address.target, headers, request.body),
      catalog.stageOf(address.apiId, path),
    ]);
    const call = await integrations.of(exchangeId);
    if (!api) return answer;
    const shown = asApiGateway(api, answer, call);
    const exchange: Exchange = {
      api,
      requestId: call?.apiRequestId ?? exchangeId,
      method: request.method,
      path,
      route: call?.route ?? undefined,
      status: shown.status,
      responseLength: shown.body.length,
      startedAt,
      latencyMs: Date.now() - startedAt,
      integration: call && {
        requestId: call.requestId,
        latencyMs: call.at - call.startedAt,
        failed: call.error,
      },
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'],
      domainName: address.domainName,
      account: options.account,
    };
    for (const datum of apiMetrics(exchange)) options.metrics.record(datum);
    if (api.accessLog) {
      const line = accessLogLine(api.accessLog.format, exchange);
      options.logs.append(api.accessLog.group, `${api.apiId}/${api.stage}`, startedAt, Date.now(), line);
    }
    return withRequestId(api, shown, exchange.requestId);
  };
}

/** MiniStack shows a failed function's text; API Gateway never does. */
function asApiGateway(api: ApiStage, answer: Answer, call: Integration | undefined): Answer {
  if (!call?.error || answer.status !== 502) return answer;
  const [status, message] =
    api.kind === 'rest' ? [502, 'Internal server error'] : [500, 'Internal Server Error'];
  const headers = { ...answer.headers, 'content-type': 'application/json' };
  return { status, headers, body: Buffer.from(JSON.stringify({ message })) };
}

/** The id that the function saw, which MiniStack's header differs from. */
function withRequestId(api: ApiStage, answer: Answer, requestId: string): Answer {
  const {
    'apigw-requestid': _,
    'x-amzn-requestid': __,
    'x-amz-request-id': ___,
    ...headers
  } = answer.headers;
  const name = api.kind === 'rest' ? 'x-amzn-requestid' : 'apigw-requestid';
  return { ...answer, headers: { ...headers, [name]: requestId } };
}
