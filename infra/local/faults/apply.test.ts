import { expect, test } from 'vitest';
import { describeCall } from '../gateway/call.ts';
import { jsonAnswer } from '../gateway/json.ts';
import { faultedAnswer } from './apply.ts';

const authorization =
  'AWS4-HMAC-SHA256 Credential=ASIA0123456789ABCDEF/20261122/ap-northeast-1/SERVICE/aws4_request, …';
const caller = {
  arn: 'arn:aws:sts::000000000000:assumed-role/yagura-items-dev-read/s',
  environment: 'items/dev',
  role: 'read',
};

function jsonCall(service: string, target: string, input: unknown = {}) {
  const headers = { authorization: authorization.replace('SERVICE', service), 'x-amz-target': target };
  return describeCall('POST', '/', headers, Buffer.from(JSON.stringify(input)));
}

const run = async (
  kind: 'denied' | 'throttled' | 'partial' | 'empty' | 'cut',
  call: ReturnType<typeof jsonCall>,
  truth: unknown,
) => {
  const answer = await faultedAnswer({ kind }, call, caller, new Map(), async () => jsonAnswer(truth));
  return { ...answer, output: JSON.parse(answer.body.toString('utf8')) };
};

test('denied names the caller and the action, as AWS does', async () => {
  const { status, output } = await run(
    'denied',
    jsonCall('monitoring', 'GraniteServiceVersion20100801.DescribeAlarms'),
    {},
  );
  expect(status).toBe(400);
  expect(output.__type).toBe('AccessDeniedException');
  expect(output.message).toContain(`${caller.arn} is not authorized to perform: cloudwatch:DescribeAlarms`);
});

test('throttled is the error of that service', async () => {
  expect((await run('throttled', jsonCall('logs', 'Logs_20140328.FilterLogEvents'), {})).output.__type).toBe(
    'ThrottlingException',
  );
  expect((await run('throttled', jsonCall('dynamodb', 'DynamoDB_20120810.Query'), {})).output.__type).toBe(
    'ProvisionedThroughputExceededException',
  );
});

test('partial metrics lack the newer half and say so', async () => {
  const truth = {
    MetricDataResults: [
      { Id: 'a', Timestamps: [40, 30, 20, 10], Values: [4, 3, 2, 1], StatusCode: 'Complete' },
    ],
  };
  const { output } = await run('partial', jsonCall('monitoring', 'Granite.GetMetricData'), truth);
  expect(output.MetricDataResults).toEqual([
    { Id: 'a', Timestamps: [20, 10], Values: [2, 1], StatusCode: 'PartialData' },
  ]);
});

test('partial logs are an empty page with a way on, once', async () => {
  const truth = { events: [{ message: 'a' }], searchedLogStreams: [] };
  const first = await run('partial', jsonCall('logs', 'Logs.FilterLogEvents', { logGroupName: 'g' }), truth);
  expect(first.output).toMatchObject({ events: [], nextToken: expect.any(String) });
  const next = jsonCall('logs', 'Logs.FilterLogEvents', {
    logGroupName: 'g',
    nextToken: first.output.nextToken,
  });
  expect((await run('partial', next, truth)).output).toEqual(truth);
});

test('empty has no items and no next page', async () => {
  const truth = { MetricAlarms: [{ AlarmName: 'x' }], NextToken: 'more', Other: 1 };
  expect((await run('empty', jsonCall('monitoring', 'Granite.DescribeAlarms'), truth)).output).toEqual({
    MetricAlarms: [],
    Other: 1,
  });
});

test('empty XML keeps its shape', async () => {
  const xml =
    '<R><A><member><B><member>1</member></B></member></A><C><member/></C><NextToken>t</NextToken></R>';
  const answer = await faultedAnswer(
    { kind: 'empty' },
    jsonCall('x', 'y.z'),
    caller,
    new Map(),
    async () => ({
      status: 200,
      headers: {},
      body: Buffer.from(xml),
    }),
  );
  expect(answer.body.toString()).toBe('<R><A></A><C><member/></C></R>');
});

test('stale repeats its first answer although the window moves on', async () => {
  const frozen = new Map();
  const ask = (n: number) =>
    faultedAnswer(
      { kind: 'stale' },
      jsonCall('monitoring', 'G.GetMetricData', { StartTime: n, EndTime: n + 60, Id: 'a' }),
      caller,
      frozen,
      async () => jsonAnswer({ n }),
    );
  expect((await ask(1)).body.toString()).toBe('{"n":1}');
  expect((await ask(2)).body.toString()).toBe('{"n":1}');
});
