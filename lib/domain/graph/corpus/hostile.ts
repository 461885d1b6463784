import { arn, type CorpusInput, fn, queue, state, templates, terraform } from './files.ts';

const MARKUP = '<script>alert("x")</script>&"\'';
const TURNED = 'prod\u202egpj.evil\u2066\u200f';

/** Names, keys and shapes that somebody made to do harm. */
export const hostile: readonly CorpusInput[] = [
  terraform(
    'names with markup',
    state({
      'aws_lambda_function.f': fn(MARKUP),
      'aws_sqs_queue.q': queue(`${MARKUP}\n\u0000`),
      'aws_lambda_event_source_mapping.m': {
        event_source_arn: arn('sqs', `${MARKUP}\n\u0000`),
        function_name: MARKUP,
      },
    }),
  ),
  terraform(
    'names that turn the text round',
    state({ 'aws_lambda_function.f': fn(TURNED), 'aws_s3_bucket.b': { bucket: `${TURNED}.b` } }),
  ),
  terraform(
    'names of the language itself',
    state({
      'aws_lambda_function.constructor': fn('constructor', {
        environment: [{ variables: { __proto__x: 'toString', hasOwnProperty: 'constructor' } }],
      }),
      'aws_cloudwatch_metric_alarm.a': {
        alarm_name: 'valueOf',
        namespace: 'constructor',
        dimensions: { constructor: 'x', toString: 'y' },
      },
      'aws_iam_role_policy_attachment.a': { role: 'r', policy_arn: 'arn:aws:iam::aws:policy/constructor' },
      'aws_iam_role.r': { name: 'r' },
    }).replace('__proto__x', '__proto__'),
  ),
  templates(
    'a template of the language itself',
    `
Parameters: { toString: { Type: String } }
Resources:
  constructor: { Type: AWS::SQS::Queue, Properties: { QueueName: { Ref: valueOf } } }
  A: { Type: AWS::Serverless::constructor }
  B: { Type: AWS::SNS::Topic, Properties: { constructor: { constructor: x } } }
  C: { Type: AWS::SNS::Topic, Condition: toString }
`,
  ),
  terraform(
    'attributes of every wrong shape',
    state({
      'aws_lambda_function.f': {
        function_name: 7,
        role: [],
        vpc_config: 'x',
        environment: [null],
        arn: 'arn',
      },
      'aws_apigatewayv2_api.a': { name: null, id: {}, body: '{"paths": {"/x": {"get": 3}}}' },
      'aws_sfn_state_machine.m': { name: 'm', definition: '{"States": {"A": {"Branches": [null, 3]}}}' },
      'aws_sqs_queue.q': { name: 'q', redrive_policy: '{broken' },
      'aws_iam_role_policy.p': { role: { a: 1 }, policy: '[1,2]' },
      'aws_security_group.g': { ingress: [[[]]], vpc_id: 3 },
    }),
  ),
  terraform('modules a thousand deep', deep(1_000)),
  terraform('very long names', state({ 'aws_lambda_function.f': fn('x'.repeat(20_000)) })),
];

function deep(levels: number): string {
  const open = '{"child_modules":[';
  return `{"values":{"root_module":${open.repeat(levels)}{"resources":[]}${']}'.repeat(levels)}}}`;
}
