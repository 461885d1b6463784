import { expect, test } from 'vitest';
import { describeCall } from '../call.ts';
import { sign } from '../signature.ts';
import { admission } from './admission.ts';

const root = { accessKeyId: 'AKIA0123456789ABCDEF', secretAccessKey: 'only-for-this-test' };
const now = new Date('2026-11-22T05:00:00Z');
const admit = admission(root, () => now);
const scope = { service: 'logs', region: 'ap-northeast-1' };

function request(changes: { secret?: string; key?: string; at?: Date; body?: string } = {}) {
  const body = Buffer.from('{}');
  const signer = {
    accessKeyId: changes.key ?? root.accessKeyId,
    secretAccessKey: changes.secret ?? root.secretAccessKey,
  };
  const headers = sign(
    {
      method: 'POST',
      target: '/',
      headers: { host: 'localhost', 'x-amz-target': 'Logs.DescribeLogGroups' },
      body,
    },
    signer,
    scope,
    changes.at ?? now,
  );
  return describeCall('POST', '/', headers, Buffer.from(changes.body ?? '{}'));
}

test('root is admitted with its own secret', () => {
  expect(admit(request())).toBeUndefined();
});

test.each([
  ['another secret', { secret: 'guess' }],
  ['a body changed on the way', { body: '{"limit":1}' }],
  ['a signature older than fifteen minutes', { at: new Date('2026-11-22T04:44:59Z') }],
])('root is refused with %s', (_, changes) => {
  expect(admit(request(changes))?.status).toBe(403);
});

test.each(['test', '000000000000', '123456789012'])('the well-known key %s is nobody', (key) => {
  expect(admit(request({ key, secret: 'test' }))?.body.toString()).toContain('UnrecognizedClientException');
});

test('a user or a session is left to MiniStack, which knows its secret', () => {
  expect(admit(request({ key: 'AKIAF676A392EE3C4F9F8', secret: 'theirs' }))).toBeUndefined();
});

test.each([
  '/',
  '/_ministack/reset',
  '/_ministack/config',
  '/_localstack/health',
  '/health',
  '/some-bucket/key',
])('an unsigned request for %s is refused', (path) => {
  expect(admit(describeCall('GET', path, { host: 'localhost' }, Buffer.alloc(0)))?.status).toBe(403);
});

test('a request that claims two identities is refused, so that nobody is checked as one and served as another', () => {
  const { headers } = request();
  const both = describeCall(
    'POST',
    '/?X-Amz-Credential=test%2F20261122%2Fx%2Flogs%2Faws4_request',
    headers,
    Buffer.from('{}'),
  );
  expect(admit(both)?.status).toBe(403);
});
