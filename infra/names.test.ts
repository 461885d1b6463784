// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's and CloudFormation's placeholders
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { accessRoleName, accessRoles, itemsNames } from './names.ts';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

const names = itemsNames('staging', '123456789012');
const template = read('sam/template.yaml');

/** `key = "…"` of a block of names.tf, with the locals filled in for staging. */
function locals(block: string): Record<string, string> {
  const source = read('terraform/names.tf');
  const start = source.indexOf(`${block} = {`);
  const body = source.slice(start, source.indexOf('\n  }\n', start));
  return Object.fromEntries(
    [...body.matchAll(/^ {4}(\w+) += (?:\{ name = )?"([^"]*)"/gm)].map(([, key = '', value = '']) => [
      key,
      value
        .replaceAll('${local.prefix}', 'items-staging')
        .replaceAll('${data.aws_caller_identity.current.account_id}', '123456789012'),
    ]),
  );
}

test('Terraform derives the same names', () => {
  const { apiLogGroup, ...rest } = names;
  expect({ ...rest, api_log_group: apiLogGroup }).toMatchObject(locals('names'));
  expect(Object.keys(locals('names'))).toHaveLength(10);
  expect(locals('functions')).toEqual(names.functions);
});

test('SAM derives the same names', () => {
  const subs = [
    ...template.matchAll(/(FunctionName|LayerName|Name|AlarmName|DestinationArn): !Sub '?([^\s']+)/g),
  ];
  const filled = subs.map(([, key, value = '']) => `${key} ${value.replaceAll('${Environment}', 'staging')}`);
  expect(filled).toEqual(
    expect.arrayContaining([
      `FunctionName ${names.functions.api}`,
      `FunctionName ${names.functions.processor}`,
      `FunctionName ${names.functions.scheduled}`,
      `LayerName ${names.layer}`,
      `Name ${names.schedule}`,
      `Name ${names.api}`,
      `AlarmName ${names.prefix}-api-5xx`,
      `DestinationArn arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${names.apiLogGroup}`,
    ]),
  );
});

test('the near-timeout alarms know the timeouts of the template', () => {
  const alarms = [...read('terraform/names.tf').matchAll(/timeout = (\d+)/g)].map(([, seconds]) => seconds);
  const functions = [...template.matchAll(/^ {6}Timeout: (\d+)/gm)].map(([, seconds]) => seconds);
  expect(alarms).toEqual(['10', '30', '60']);
  expect(functions).toEqual(alarms);
});

test('the roles of Yagura are named as infra/portal/access names them', () => {
  const source = read('portal/access/environment/names.tf');
  expect(source).toContain('role => "yagura-${local.prefix}-${role}"');
  for (const role of accessRoles) expect(source).toContain(`"${role}"`);
  expect(accessRoleName('items', 'dev', 'deploy-app')).toBe('yagura-items-dev-deploy-app');
});
