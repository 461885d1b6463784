import { expect, test } from 'vitest';
import { describeCall } from './call.ts';

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIA0123456789ABCDEF/20261122/ap-northeast-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };

test.each([
  [
    'POST',
    '/',
    { ...signed('logs'), 'x-amz-target': 'Logs_20140328.FilterLogEvents' },
    '{}',
    'logs',
    'FilterLogEvents',
    'json',
  ],
  [
    'POST',
    '/',
    { ...signed('monitoring'), ...form },
    'Action=DescribeAlarms',
    'cloudwatch',
    'DescribeAlarms',
    'query',
  ],
  [
    'POST',
    '/service/GraniteServiceVersion20100801/operation/GetMetricData',
    signed('monitoring'),
    '',
    'cloudwatch',
    'GetMetricData',
    'cbor',
  ],
  [
    'POST',
    '/2015-03-31/functions/items-dev-api/invocations',
    signed('lambda'),
    '{}',
    'lambda',
    'Invoke',
    'rest-json',
  ],
  ['GET', '/bucket/key', signed('s3'), '', 's3', 'GetObject', 'rest-xml'],
])('%s %s is named', (method, target, headers, body, service, operation, protocol) => {
  expect(describeCall(method, target, headers, Buffer.from(body))).toMatchObject({
    service,
    operation,
    protocol,
    accessKeyId: 'AKIA0123456789ABCDEF',
  });
});
