import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { accountsOf, isMaskedState, pushedState } from './pushed-state.ts';
import { declaredFromTerraform } from './state.ts';

const mask = maskerOf();
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const pushed = (text: string, kind: 'state' | 'plan' = 'state') => {
  const read = pushedState(text, kind, mask);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const shown = (...resources: readonly object[]) =>
  JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: { outputs: {}, root_module: { resources } },
  });
const aws = (type: string, values: object, sensitive_values: object = {}) => ({
  ...{ address: `${type}.it`, mode: 'managed', type, name: 'it' },
  ...{ provider_name: 'registry.terraform.io/hashicorp/aws', values, sensitive_values },
});

describe('what a pipeline pushes', () => {
  it('has every managed part that terraform itself showed, and masking it again changes nothing', () => {
    const text = fixture('items-dev.state.json');
    const { state, terraformVersion } = pushed(text);
    const ids = (value: unknown) => declaredFromTerraform(value, 'x').value.map(({ id }) => id);
    expect(terraformVersion).toMatch(/^1\./);
    expect(ids(state).toSorted()).toEqual(ids(JSON.parse(text)).toSorted());
    expect(isMaskedState(state, mask)).toBe(true);
  });

  it('leaves no secret: neither what Terraform marks, nor what the provider calls one, nor what looks like one', () => {
    const text = JSON.stringify(
      pushed(
        shown(
          aws('aws_ssm_parameter', { name: 'a', value: 'marked-one' }, { value: true }),
          aws('aws_db_instance', { identifier: 'orders', password: 'tr0ub4dor' }),
          aws('aws_lambda_function', {
            function_name: 'f',
            environment: [{ variables: { TOKEN: 'abcd1234efgh' } }],
          }),
        ),
      ).state,
    );
    for (const secret of ['marked-one', 'tr0ub4dor', 'abcd1234efgh']) expect(text).not.toContain(secret);
  });

  it('is not believed to be masked when a value is not', () => {
    const raw = JSON.parse(shown(aws('aws_db_instance', { identifier: 'orders', password: 'tr0ub4dor' })));
    expect(isMaskedState(raw, mask)).toBe(false);
  });

  it('is, of a plan, what there was before it', () => {
    const plan = fixture('shop-change.plan.json');
    const prior = JSON.parse(plan).prior_state;
    const count = declaredFromTerraform(prior, 'x').value.length;
    expect(count).toBeGreaterThan(0);
    expect(declaredFromTerraform(pushed(plan, 'plan').state, 'x').value).toHaveLength(count);
  });

  it.each([
    ['state', fixture('shop-change.plan.json'), 'is-plan'],
    ['plan', fixture('items-dev.state.json'), 'is-state'],
    ['state', '{"version":4,"lineage":"l","serial":1,"resources":[]}', 'raw-state'],
    ['state', '{"Resources":{}}', 'not-terraform'],
    ['state', '[]', 'not-terraform'],
    ['state', 'Error: no state', 'not-json'],
  ] as const)('is refused where a %s is said and it is something else', (kind, text, error) =>
    expect(pushedState(text, kind, mask)).toEqual({ ok: false, error }),
  );

  it('names the accounts that it is of', () => {
    const { state } = pushed(
      shown(
        aws('aws_sqs_queue', { arn: 'arn:aws:sqs:eu-west-1:111122223333:bell' }),
        aws('aws_s3_bucket', { arn: 'arn:aws:s3:::shop' }),
      ),
    );
    expect(accountsOf(state)).toEqual(['111122223333']);
  });
});
