// Answers are samples built from the service model of @aws-sdk/client-cost-explorer 3.1138, November 2026.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { createBudget } from '../../budget.ts';
import { awsClients } from '../../clients.ts';
import { callingFor } from '../../purpose.ts';
import { costAndUsage } from './cost-and-usage.ts';

type Call = {
  readonly target: string;
  readonly authorization: string;
  readonly body: { NextPageToken?: string };
};
type Answer = { readonly status: number; readonly body: unknown };

let server: Server;
let calls: Call[] = [];
let answer: (call: Call) => Answer = () => ({ status: 500, body: {} });

/** STS and Cost Explorer on one loopback port, as the gateway is: everything beneath the SDK is real. */
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const target = String(request.headers['x-amz-target'] ?? '');
      if (target === '') {
        response.writeHead(200, { 'content-type': 'text/xml' }).end(SESSION);
        return;
      }
      const authorization = String(request.headers.authorization);
      const call = { target, authorization, body: JSON.parse(text) as Call['body'] };
      calls.push(call);
      const { status, body } = answer(call);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'base');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'base');
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

beforeEach(() => {
  calls = [];
});

const SESSION = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>session</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

const period = (service: string, amount: string) => ({
  TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
  Total: {},
  Groups: [{ Keys: [service], Metrics: { UnblendedCost: { Amount: amount, Unit: 'USD' } } }],
  Estimated: true,
});
const refused = (type: string, message: string): Answer => ({
  status: 400,
  body: { __type: `com.amazonaws.ce#${type}`, message, Message: message },
});

/** A read by a fresh process in Tokyo, with what its budget counted. */
async function reading() {
  const clock = () => instant(Date.UTC(2026, 10, 25));
  const budget = createBudget(clock, async () => undefined);
  const target = {
    account: '000000000000',
    region: 'ap-northeast-1',
    role: 'arn:aws:iam::000000000000:role/yagura-items-dev-read',
    sessionName: 'test',
  };
  const aws = awsClients(target, budget, clock);
  const read = await callingFor('topic:bill', () =>
    costAndUsage(aws, { tags: { Project: 'items' } }, { from: '2026-11-01', to: '2026-11-26' }),
  );
  return {
    read: read.ok ? { ...read, value: read.value.get('') } : read,
    counted: budget.drain().filter(({ api }) => api.startsWith('ce:')),
  };
}

it('asks in us-east-1, follows every page, and counts a cent for each', async () => {
  answer = ({ body }) => ({
    status: 200,
    body: body.NextPageToken
      ? { ResultsByTime: [period('AWS Lambda', '0.5')] }
      : { ResultsByTime: [period('EC2 - Other', '2')], NextPageToken: 'two' },
  });
  const { read, counted } = await reading();
  expect(read).toEqual({
    ok: true,
    value: [
      {
        day: '2026-11-01',
        estimated: true,
        services: [
          { service: 'EC2 - Other', cost: 2 },
          { service: 'AWS Lambda', cost: 0.5 },
        ],
      },
    ],
  });
  expect(calls.map(({ target }) => target)).toEqual(Array(2).fill('AWSInsightsIndexService.GetCostAndUsage'));
  expect(calls[0]?.authorization).toContain('Credential=session/');
  expect(calls[0]?.authorization).toContain('/us-east-1/ce/aws4_request');
  expect(counted).toMatchObject([
    { api: 'ce:GetCostAndUsage', region: 'us-east-1', purpose: 'topic:bill', calls: 2, costUsd: 0.02 },
  ]);
});

it('is throttled by Cost Explorer’s own word for it, and counts every attempt', async () => {
  answer = () =>
    refused('LimitExceededException', 'You made too many calls in a short period of time. Try again later.');
  const { read, counted } = await reading();
  expect(read).toEqual({ ok: false, error: { kind: 'throttled', api: 'ce:GetCostAndUsage' } });
  expect(counted[0]).toMatchObject({ calls: calls.length, throttles: calls.length });
});

it('is denied with principal and action, once', async () => {
  answer = () =>
    refused(
      'AccessDeniedException',
      'User: arn:aws:sts::000000000000:assumed-role/yagura-items-dev-read/test is not authorized to perform: ce:GetCostAndUsage on resource: arn:aws:ce:us-east-1:000000000000:/GetCostAndUsage because no identity-based policy allows the ce:GetCostAndUsage action',
    );
  const { read } = await reading();
  expect(read).toMatchObject({
    ok: false,
    error: {
      kind: 'denied',
      principal: 'arn:aws:sts::000000000000:assumed-role/yagura-items-dev-read/test',
      action: 'ce:GetCostAndUsage',
    },
  });
  expect(calls).toHaveLength(1);
});

it.each([
  [
    'DataUnavailableException',
    'Data is not available. If just enabled Cost Explorer, data might not be ingested yet',
  ],
  ['BillExpirationException', 'The requested report expired. Update the date interval and try again.'],
])('has no answer with AWS’s own reason: %s', async (type, message) => {
  answer = () => refused(type, message);
  const { read } = await reading();
  expect(read).toEqual({
    ok: false,
    error: { kind: 'unavailable', cause: `ce:GetCostAndUsage: ${type}: ${message}` },
  });
});
