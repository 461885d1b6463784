import { arn, type CorpusInput, fn, policy, queue, role, state, terraform } from './files.ts';

const SERVICES = 200;

/** 2,000 resources: services of ten, each hands its work to the next. */
export const large: CorpusInput = terraform('2,000 resources', state(Object.fromEntries(services().flat())));

function services(): (readonly [string, Readonly<Record<string, unknown>>])[][] {
  return Array.from({ length: SERVICES }, (_, index) => {
    const name = `s${index}`;
    const next = `s${(index + 1) % SERVICES}`;
    const key = `["${name}"]`;
    return [
      [
        `aws_lambda_function.f${key}`,
        fn(name, { role: role(name).arn, environment: [{ variables: { TABLE_NAME: name } }] }),
      ],
      [`aws_iam_role.r${key}`, role(name)],
      [
        `aws_iam_role_policy.p${key}`,
        policy(
          name,
          ['dynamodb:PutItem', arn('dynamodb', `table/${name}`)],
          ['sqs:SendMessage', arn('sqs', next)],
        ),
      ],
      [`aws_dynamodb_table.t${key}`, { name, arn: arn('dynamodb', `table/${name}`) }],
      [`aws_sqs_queue.q${key}`, queue(name)],
      [
        `aws_lambda_event_source_mapping.m${key}`,
        { event_source_arn: arn('sqs', name), function_name: name },
      ],
      [`aws_cloudwatch_log_group.l${key}`, { name: `/aws/lambda/${name}`, retention_in_days: 7 }],
      [`aws_cloudwatch_metric_alarm.a${key}`, { alarm_name: name, dimensions: { FunctionName: name } }],
      [`aws_s3_bucket.b${key}`, { bucket: name, arn: `arn:aws:s3:::${name}` }],
      [`aws_s3_bucket_versioning.v${key}`, { bucket: name }],
    ];
  });
}
