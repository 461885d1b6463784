import { expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { declaredFromTerraform } from './state.ts';
import { watchedState } from './watched-state.ts';

const PROVIDER = 'provider["registry.terraform.io/hashicorp/aws"]';
const resource = (
  type: string,
  attributes: object,
  sensitive: readonly string[] = [],
  provider = PROVIDER,
) => ({
  ...{ mode: 'managed', type, name: 'it', provider },
  instances: [
    {
      schema_version: 0,
      attributes,
      sensitive_attributes: sensitive.map((value) => [{ type: 'get_attr', value }]),
    },
  ],
});
const state = (...resources: readonly object[]) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial: 7,
    lineage: 'l',
    outputs: {},
    resources,
  });
const kept = (...resources: readonly object[]) =>
  JSON.stringify(watchedState(state(...resources), maskerOf())?.state);

it('masks what the provider says is sensitive, though the state marks nothing', () => {
  const text = kept(
    resource('aws_db_instance', { identifier: 'orders', password: 'tr0ub4dor' }),
    resource('aws_appconfig_configuration_profile', { name: 'x', validator: [{ content: 'plain-words' }] }),
    resource('aws_api_gateway_api_key', { name: 'partner', value: 'abcdefg' }),
  );
  for (const secret of ['tr0ub4dor', 'plain-words', 'abcdefg']) expect(text).not.toContain(secret);
  expect(text).toContain('orders');
});

it('masks what the state itself marks', () => {
  expect(kept(resource('aws_sqs_queue', { name: 'q', policy: 'only-ours' }, ['policy']))).not.toContain(
    'only-ours',
  );
});

it('keeps of a provider that it has no table of no more than names', () => {
  const other = 'provider["registry.terraform.io/hashicorp/random"]';
  const text = kept(
    resource('random_password', { id: 'none', result: 'hunter22', bcrypt_hash: 'h' }, [], other),
  );
  expect(text).not.toContain('hunter22');
  expect(text).toContain('random_password.it');
});

it('reads which revision it is, and its parts', () => {
  const text = state(
    resource('aws_sqs_queue', { arn: 'arn:aws:sqs:eu-west-1:111122223333:bell', name: 'bell' }),
  );
  const read = watchedState(text, maskerOf());
  expect(read).toMatchObject({ serial: 7, lineage: 'l', terraformVersion: '1.11.4' });
  expect(declaredFromTerraform(read?.state, 'x').value).toMatchObject([
    { id: 'tf:x#aws_sqs_queue.it', arn: 'arn:aws:sqs:eu-west-1:111122223333:bell' },
  ]);
});

it('is no state: an older version, or what `terraform show` writes', () => {
  expect(watchedState('{"version":3,"serial":1}', maskerOf())).toBeUndefined();
  expect(watchedState('{"format_version":"1.0","values":{}}', maskerOf())).toBeUndefined();
});
