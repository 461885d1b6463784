import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isPublicAddress } from '#lib/config/public-address.ts';
import { httpProbe } from './probe.ts';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.headers.host}${request.url}`);
  response.end();
});
let own = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
});

it.each(['8.8.8.8', '2606:4700::1111'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  '127.0.0.1',
  '169.254.169.254',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  'fe80::1',
  'fd00:ec2::254',
  '2002:7f00:1::',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('asks nothing of the machine that it runs on, by address or by name', async () => {
  const probe = httpProbe(undefined);
  expect(await probe(`${own}/health`)).toEqual({ cause: 'it is no public address' });
  expect(await probe(`${own.replace('127.0.0.1', 'localhost')}/health`)).toEqual({
    cause: 'it is no public address',
  });
  expect(await probe(`${own.replace('127.0.0.1', '2130706433')}/health`)).toHaveProperty('cause');
  expect(asked).toEqual([]);
});

it('asks the cloud of AWS_ENDPOINT_URL for hosts of AWS, and for itself', async () => {
  const probe = httpProbe(own);
  expect(await probe('https://x.execute-api.ap-northeast-1.amazonaws.com/dev/health')).toEqual({
    status: 200,
  });
  expect(await probe(`${own}/health`)).toEqual({ status: 200 });
  expect(asked).toEqual([
    'x.execute-api.ap-northeast-1.amazonaws.com/dev/health',
    `${new URL(own).host}/health`,
  ]);
});
