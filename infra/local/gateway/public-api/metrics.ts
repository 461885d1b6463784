import type { Datum } from '../metrics/store.ts';
import type { Exchange } from './access-log.ts';

/**
 * AWS/ApiGateway's metrics of one request: REST by the API's name, HTTP by its id, each also by stage.
 * Client and server errors are 0 or 1 a request, so that their average is a rate.
 */
export function apiMetrics(exchange: Exchange): readonly Datum[] {
  const { api, status, latencyMs, integration } = exchange;
  const rest = api.kind === 'rest';
  const api4xx = status >= 400 && status < 500 ? 1 : 0;
  const api5xx = status >= 500 ? 1 : 0;
  const values: readonly (readonly [name: string, value: number, unit: string])[] = [
    ['Count', 1, 'Count'],
    [rest ? '4XXError' : '4xx', api4xx, 'Count'],
    [rest ? '5XXError' : '5xx', api5xx, 'Count'],
    ['Latency', latencyMs, 'Milliseconds'],
    ...(integration ? [['IntegrationLatency', integration.latencyMs, 'Milliseconds'] as const] : []),
    ...(rest ? [] : [['DataProcessed', exchange.responseLength, 'Bytes'] as const]),
  ];
  const whole: Record<string, string> = rest ? { ApiName: api.apiName } : { ApiId: api.apiId };
  return [whole, { ...whole, Stage: api.stage }].flatMap((dimensions) =>
    values.map(([name, value, unit]) => ({
      namespace: 'AWS/ApiGateway',
      name,
      dimensions,
      value,
      at: exchange.startedAt,
      unit,
    })),
  );
}
