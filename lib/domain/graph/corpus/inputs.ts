import { arn, type CorpusInput, fn, policy, queue, role, state, templates, terraform } from './files.ts';
import { hostile } from './hostile.ts';
import { large } from './large.ts';
import { systems } from './systems.ts';

/** Everything that the converters and the builder are held against. Tests only. */
export const CORPUS: readonly CorpusInput[] = [
  ...systems,
  terraform('empty state', state({})),
  terraform('nothing deployed', '{"format_version":"1.0","terraform_version":"1.11.4"}'),
  terraform('broken JSON', '{"values": {"root_module": '),
  terraform('no JSON at all', '<html>502 Bad Gateway</html>'),
  terraform('an empty file', ''),
  templates('a template without resources', 'Description: nothing'),
  templates('a broken template', 'Resources:\n  A: [1,\n  B: }'),
  terraform(
    'unknown types',
    state({ 'aws_brand_new.a': { name: 'a' }, 'aws_brand_new.b': {}, 'google_thing.c': { name: 'c' } }),
  ),
  terraform(
    'one thing managed twice',
    state({ 'aws_sqs_queue.q': queue('q') }),
    state({ 'aws_sqs_queue.again': queue('q') }),
  ),
  terraform(
    'parts without their hosts',
    state({
      'aws_lambda_permission.p': { function_name: 'gone', principal: 's3.amazonaws.com' },
      'aws_iam_role_policy.p': policy('gone', ['s3:*', '*']),
      'aws_route.r': { route_table_id: 'rtb-gone', destination_cidr_block: '0.0.0.0/0' },
    }),
  ),
  terraform(
    'NotAction and wildcards',
    state({
      'aws_iam_role.r': role('r'),
      'aws_lambda_function.f': fn('f', { role: role('r').arn }),
      'aws_dynamodb_table.t': { name: 't', arn: arn('dynamodb', 'table/t') },
      'aws_sqs_queue.q': queue('q'),
      'aws_iam_role_policy.p': {
        role: 'r',
        policy: JSON.stringify({
          Statement: [
            { Effect: 'Allow', NotAction: 'dynamodb:Delete*', Resource: arn('dynamodb', 'table/*') },
            { Effect: 'Allow', Action: 'sqs:Send*', Resource: arn('sqs', '?') },
          ],
        }),
      },
    }),
  ),
  ...hostile,
  large,
];
