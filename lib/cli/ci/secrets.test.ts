import { expect, it } from 'vitest';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { translator } from '#lib/words/translate.ts';
import { planMarkdown } from './markdown.ts';
import { planReport } from './report.ts';

// A comment is read by whoever may read the repository, and its files are kept as artifacts of the job.
const PORTAL = `version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: orders
    environments:
      dev:
        account: '123456789012'
        region: eu-west-1
        roles: { read: 'arn:aws:iam::123456789012:role/shop-dev-read' }
        components:
          network: { engine: terraform, directory: infra, state: { kind: local, path: shop/dev/terraform.tfstate }, refs: [main], approvals: 0 }
          api: { engine: cloudformation, template: template.yaml, stack: shop-dev-api, refs: [main], approvals: 0, inputs: { Table: network.table } }
`;
const CANARY = 'canary-7f3e9a1c';
/** A key by its shape alone, the one of AWS's own documentation. */
const KEY = 'AKIAIOSFODNN7EXAMPLE';

const PROVIDER = 'registry.terraform.io/hashicorp/aws';
const VALUES: readonly (readonly [string, string, Record<string, unknown>, Record<string, unknown>])[] = [
  [
    'aws_lambda_function',
    'api',
    {
      function_name: 'shop-api',
      description: `reads with ${KEY}`,
      environment: [{ variables: { DB_PASSWORD: CANARY, TABLE: 'orders' } }],
    },
    {},
  ],
  ['aws_db_instance', 'main', { identifier: 'main', password: CANARY }, { password: true }],
  ['aws_ssm_parameter', 'plain', { name: '/shop/api_token', type: 'String', value: CANARY }, { value: true }],
  ['aws_instance', 'old', { user_data: `#!/bin/sh\nexport API_TOKEN=${CANARY}\n`, tags: { key: KEY } }, {}],
  [`aws_sqs_queue`, `jobs["${KEY}"]`, { name: `jobs-${KEY}` }, {}],
];
const resource = ([type, name, values, sensitive]: (typeof VALUES)[number]) => ({
  ...{ address: `${type}.${name}`, mode: 'managed', type, name: name.split('[')[0], values },
  ...{ provider_name: PROVIDER, schema_version: 0, sensitive_values: sensitive },
  ...(name.includes('[') ? { index: KEY } : {}),
});
const PLAN = {
  ...{ format_version: '1.2', terraform_version: '1.11.4' },
  variables: { db_password: { value: CANARY }, region: { value: 'eu-west-1' } },
  planned_values: {
    root_module: { resources: VALUES.map(resource) },
    outputs: { api_token: { sensitive: false, type: 'string', value: CANARY } },
  },
  resource_changes: VALUES.map((each) => {
    const { values, sensitive_values: sensitive, schema_version: _, ...about } = resource(each);
    return {
      ...about,
      change: {
        ...{ actions: ['create'], before: null, after: values, after_unknown: {} },
        ...{ before_sensitive: false, after_sensitive: sensitive },
      },
    };
  }),
  output_changes: {
    api_token: {
      actions: ['create'],
      before: null,
      after: CANARY,
      after_unknown: false,
      after_sensitive: false,
    },
    table: {
      actions: ['create'],
      before: null,
      after: 'orders',
      after_unknown: false,
      after_sensitive: false,
    },
  },
  configuration: { root_module: { variables: { db_password: { default: CANARY } } } },
};
const TEMPLATE = `
Parameters:
  Table: { Type: String }
  Password: { Type: String, Default: ${CANARY} }
Resources:
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: worker-${KEY}
      Description: ${KEY}
      Environment: { Variables: { API_TOKEN: ${CANARY}, TABLE: !Ref Table } }
`;

it('secrets planted in plan, state, outputs, addresses and templates are in no byte of report, comment and picture', async () => {
  const parsed = parsePortalConfig(PORTAL, 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const environment = parsed.value.environments.get('shop/dev');
  if (!environment) throw new Error('no shop/dev');
  const { report, svg } = await planReport(
    environment,
    { plans: { network: JSON.stringify(PLAN) }, template: (name) => ({ name, text: TEMPLATE }) },
    maskerOf(),
  );
  const comment = planMarkdown(translator('en'), [report]);
  for (const [where, text] of Object.entries({ report: JSON.stringify(report), comment, svg }))
    for (const secret of [CANARY, KEY])
      expect(text.split(secret).length - 1, `${secret} in ${where}`).toBe(0);
  // What is no secret is told, as it is without one.
  for (const told of ['| create | `aws_db_instance.main` |', '`api_token` (create)', '5 to create'])
    expect(comment).toContain(told);
  expect(svg).toContain('shop-api');
});
