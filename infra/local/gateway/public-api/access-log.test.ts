import { expect, test } from 'vitest';
import { accessLogLine, type Exchange } from './access-log.ts';
import { apiAddress } from './address.ts';
import { apiMetrics } from './metrics.ts';

const exchange: Exchange = {
  api: { kind: 'rest', apiId: 'ab12cd34', apiName: 'items-dev-api', stage: 'dev', accessLog: undefined },
  requestId: 'r-1',
  method: 'GET',
  path: '/dev/items',
  route: '/items',
  status: 200,
  responseLength: 17,
  startedAt: Date.parse('2026-11-22T05:04:03Z'),
  latencyMs: 31,
  integration: { requestId: 'f-1', latencyMs: 25, failed: false },
  sourceIp: '127.0.0.1',
  userAgent: undefined,
  domainName: 'ab12cd34.execute-api.ap-northeast-1.amazonaws.com',
  account: '000000000000',
};

test('an access log line has the format of the stage', () => {
  const format =
    '{"id":"$context.requestId","at":"$context.requestTime","at":$context.status,"latency":"$context.integrationLatency","fn":"$context.integration.requestId","trace":"$context.xrayTraceId"}';
  expect(accessLogLine(format, exchange)).toBe(
    '{"id":"r-1","at":"22/Nov/2026:05:04:03 +0000","at":200,"latency":"25","fn":"f-1","trace":"-"}',
  );
});

test('a variable ends where its name ends', () => {
  expect(
    accessLogLine('$context.identity.sourceIp - [$context.requestTime] $context.httpMethod', exchange),
  ).toBe('127.0.0.1 - [22/Nov/2026:05:04:03 +0000] GET');
});

test('a REST API has metrics by its name and by stage, an HTTP API by its id with the names of its own', () => {
  const sets = (e: Exchange) => [
    ...new Set(apiMetrics(e).map(({ dimensions }) => JSON.stringify(dimensions))),
  ];
  const names = (e: Exchange) => [...new Set(apiMetrics(e).map(({ name }) => name))];
  expect(sets(exchange)).toEqual([
    '{"ApiName":"items-dev-api"}',
    '{"ApiName":"items-dev-api","Stage":"dev"}',
  ]);
  expect(names(exchange)).toEqual(['Count', '4XXError', '5XXError', 'Latency', 'IntegrationLatency']);
  const http: Exchange = {
    ...exchange,
    api: { ...exchange.api, kind: 'http', stage: '$default' },
    integration: undefined,
  };
  expect(sets(http)).toEqual(['{"ApiId":"ab12cd34"}', '{"ApiId":"ab12cd34","Stage":"$default"}']);
  expect(names(http)).toEqual(['Count', '4xx', '5xx', 'Latency', 'DataProcessed']);
});

test.each([
  [
    '/dev/items?limit=1',
    'ab12cd34.execute-api.ap-northeast-1.amazonaws.com',
    'ab12cd34',
    '/dev/items?limit=1',
  ],
  ['/hello', 'ab12cd34.execute-api.localhost:15000', 'ab12cd34', '/hello'],
  [
    '/restapis/ab12cd34/dev/_user_request_/items?limit=1',
    '127.0.0.1:15000',
    'ab12cd34',
    '/dev/items?limit=1',
  ],
])('%s at %s is for API %s', (target, host, apiId, expected) => {
  expect(apiAddress(target, { host })).toMatchObject({ apiId, target: expected });
});

test('management calls and look-alike hosts are no public requests', () => {
  expect(apiAddress('/restapis/ab12cd34', { host: '127.0.0.1:15000' })).toBeUndefined();
  expect(apiAddress('/', { host: 'ab12cd34.execute-api.example.com' })).toBeUndefined();
});
