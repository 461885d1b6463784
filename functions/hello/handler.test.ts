import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import saved from './event.json' with { type: 'json' };
import { handler } from './handler.ts';

test('the saved event is greeted by name and logged as one line of JSON', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const answer = await handler(
    saved as unknown as APIGatewayProxyEventV2,
    { awsRequestId: 'f-1' } as Context,
  );
  expect(answer).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Hello from Aoi!","path":"/hello"}',
  });
  expect(log.mock.calls).toEqual([
    [
      '{"level":"INFO","message":"answered","service":"hello","function_request_id":"f-1","requestId":"Zk1XhjCFNjMEPRA=","path":"/hello","status":200}',
    ],
  ]);
  log.mockRestore();
});
