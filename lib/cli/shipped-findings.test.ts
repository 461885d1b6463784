import { describe, expect, it } from 'vitest';
import { translator } from '#lib/words/translate.ts';
import { graphOfFiles } from './diagram-graph.ts';
import { hello, items, properties, type Shipped, values, without, withResource } from './shipped-in-test.ts';

function findingsOf({ state, stack }: Shipped, system: string) {
  const place = {
    system,
    environment: 'dev',
    account: '000000000000',
    region: 'ap-northeast-1',
    prefix: `${system}-dev`,
  };
  const templates = 'template' in stack ? [{ name: 'stack.json', text: JSON.stringify(stack) }] : [];
  const terraform = [{ name: 'infra/terraform', text: JSON.stringify(state) }];
  return graphOfFiles({ terraform, templates, parameters: {}, place }).findings;
}

const policyOf = (shipped: Shipped, role: string, change: (policy: string) => string): void => {
  const own = values(shipped, `aws_iam_role_policy.function_own["${role}"]`);
  own.policy = change(String(own.policy));
};

/** What breaks `items`, and the one finding that says so. */
const BREAKS: readonly (readonly [string, string, readonly string[], (shipped: Shipped) => void])[] = [
  [
    'the processor may not send to its queue (seed 000)',
    'failure-destination-denied',
    ['items-dev-processor', 'items-dev-processor-dlq'],
    (items) => policyOf(items, 'processor', (policy) => policy.replace('sqs:SendMessage', 'sqs:GetQueueUrl')),
  ],
  [
    'the role of the API may not touch the table that a variable names',
    'variable-denied',
    ['items-dev-api', 'items-dev-data'],
    (items) => policyOf(items, 'api', (policy) => policy.replaceAll('table/items-dev-data', 'table/other')),
  ],
  [
    'no variable names the secret any more that the API may read',
    'grant-unused',
    ['items-dev-api', 'items-dev-cursor-key'],
    (items) => {
      const { Environment: environment } = properties(items, 'ApiFunction') as {
        Environment: { Variables: Record<string, unknown> };
      };
      for (const name of Object.keys(environment.Variables)) {
        if (/SECRET|CURSOR/.test(name)) delete environment.Variables[name];
      }
    },
  ],
  [
    'the API alarm watches the id (seed 000)',
    'alarm-on-id',
    ['items-dev-api-5xx', 'items-dev-api'],
    (items) => {
      const [dimension] = properties(items, 'Api5xxAlarm').Dimensions as { Value: unknown }[];
      if (dimension) dimension.Value = { Ref: 'Api' };
    },
  ],
  [
    'an alarm watches a function that was renamed',
    'alarm-on-nothing',
    ['items-dev-api-duration'],
    (items) => {
      values(items, 'aws_cloudwatch_metric_alarm.api_duration').dimensions = {
        FunctionName: 'items-dev-apy',
      };
    },
  ],
  [
    'nothing reads the stream of the table',
    'stream-unread',
    ['items-dev-data'],
    (items) => {
      const { Resources: resources } = items.stack.template as { Resources: Record<string, unknown> };
      delete resources.ProcessorFunctionChanges;
      policyOf(items, 'processor', (policy) =>
        policy
          .replace(/"dynamodb:(GetShardIterator|GetRecords|DescribeStream)",?/g, '')
          .replace('"sqs:SendMessage"', '"sqs:GetQueueUrl"'),
      );
    },
  ],
  [
    'the private subnets lost their NAT (seed 000)',
    'no-way-out',
    ['items-dev-api', 'items-dev-cursor-key'],
    (items) => {
      without(items, /^aws_route\.nat/);
      // The provider shows the table's routes inside the table as well.
      for (const zone of ['a', 'c']) values(items, `aws_route_table.private["${zone}"]`).route = [];
    },
  ],
  [
    'a log group keeps its lines for ever',
    'log-retention',
    ['/aws/lambda/items-dev-api', 'items-dev-api'],
    (items) => {
      values(items, 'aws_cloudwatch_log_group.function["api"]').retention_in_days = 0;
    },
  ],
  [
    'the bucket is open',
    'bucket-public',
    ['items-dev-artifacts-000000000000'],
    (items) => {
      without(items, /public_access_block/);
      withResource(items, 'aws_s3_bucket_policy.open', {
        bucket: 'items-dev-artifacts-000000000000',
        policy: JSON.stringify({
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x/*' },
          ],
        }),
      });
    },
  ],
  [
    'a function URL asks for no sign-in',
    'function-url-open',
    ['items-dev-api'],
    (items) =>
      withResource(items, 'aws_lambda_function_url.open', {
        function_name: 'items-dev-api',
        authorization_type: 'NONE',
        function_url: 'https://abc.lambda-url.ap-northeast-1.on.aws/',
      }),
  ],
  [
    'the queue is declared by a second root',
    'managed-twice',
    ['items-dev-processor-dlq'],
    (items) =>
      withResource(items, 'aws_sqs_queue.again', { ...values(items, 'aws_sqs_queue.processor_dlq') }),
  ],
];

describe('items as shipped', () => {
  it('holds no contradiction', () => {
    expect(findingsOf(items(), 'items')).toEqual([]);
  });

  it.each(BREAKS)('broken so that %s: %s', (_, code, names, breakIt) => {
    const shipped = items();
    breakIt(shipped);
    const found = findingsOf(shipped, 'items').filter(({ reason }) => reason.code === `findings.${code}`);
    const [first] = found;
    const { from, to } = first?.reason.params ?? {};
    expect([from, to].slice(0, names.length)).toEqual(names);
    expect(first?.nodes).toHaveLength(names.length);
    expect(first?.reason.evidence.some((each) => each.kind === 'text')).toBe(true);
    const words = translator('en')(`reasons.${first?.reason.code}`, first?.reason.params);
    expect(words).not.toContain('{');
    expect(translator('ja').has(`reasons.${first?.reason.code}`)).toBe(true);
  });

  it.each(BREAKS)('says nothing else when %s', (_, code, __, breakIt) => {
    const shipped = items();
    breakIt(shipped);
    const codes = new Set(findingsOf(shipped, 'items').map(({ reason }) => reason.code));
    expect([...codes]).toEqual([`findings.${code}`]);
  });
});

describe('hello as shipped', () => {
  it('holds no contradiction', () => {
    expect(findingsOf(hello(), 'hello')).toEqual([]);
  });

  it('whose function lets no API call it answers 500 (seed 001)', () => {
    const shipped = hello();
    without(shipped, /^aws_lambda_permission/);
    const found = findingsOf(shipped, 'hello');
    expect(found.map(({ reason }) => reason.code)).toEqual(['findings.integration-denied']);
    expect(found[0]?.reason.params).toMatchObject({ from: 'hello-dev-api', to: 'hello-dev-hello' });
  });
});
