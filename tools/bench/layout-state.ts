import type { graphOfFiles } from '#lib/cli/diagram-graph.ts';

/** 5,000 resources as the command line is given them. */
export const largeFiles = (): Parameters<typeof graphOfFiles>[0] => ({
  terraform: [{ name: 'infra', text: largeState(5_000) }],
  templates: [],
  parameters: {},
  place: {
    system: 'shop',
    environment: 'prod',
    account: '000000000000',
    region: 'eu-west-1',
    prefix: 'shop-prod',
  },
});

/** `terraform show -json` of `count` resources in modules: functions, tables and queues that name each other. */
function largeState(count: number): string {
  const modules = Math.ceil(count / 10);
  return JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.11.0',
    values: {
      root_module: {
        child_modules: Array.from({ length: modules }, (_, index) => ({
          address: `module.team_${index % 25}.module.service["s${index}"]`,
          resources: resourcesOf(`module.team_${index % 25}.module.service["s${index}"]`, index, modules),
        })),
      },
    },
  });
}

function resourcesOf(module: string, index: number, modules: number): readonly object[] {
  const own = (type: string, name: string, values: object) => ({
    address: `${module}.${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    values,
  });
  const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:000000000000:${rest}`;
  const table = (at: number) => `shop-${at}-table`;
  const queue = arn('sqs', `shop-${index}-queue`);
  const functions = [0, 1, 2].map((at) =>
    own('aws_lambda_function', `fn${at}`, {
      function_name: `shop-${index}-fn${at}`,
      arn: arn('lambda', `function:shop-${index}-fn${at}`),
      runtime: 'nodejs24.x',
      environment: [{ variables: { TABLE: table((index + at) % modules) } }],
    }),
  );
  const logs = [0, 1, 2].map((at) =>
    own('aws_cloudwatch_log_group', `log${at}`, {
      name: `/aws/lambda/shop-${index}-fn${at}`,
      arn: arn('logs', `log-group:/aws/lambda/shop-${index}-fn${at}`),
      retention_in_days: 7,
    }),
  );
  return [
    ...functions,
    ...logs,
    own('aws_dynamodb_table', 'this', { name: table(index), arn: arn('dynamodb', `table/${table(index)}`) }),
    own('aws_sqs_queue', 'this', { name: `shop-${index}-queue`, arn: queue, url: `https://sqs/${index}` }),
    own('aws_lambda_event_source_mapping', 'this', {
      event_source_arn: queue,
      function_name: arn('lambda', `function:shop-${index}-fn0`),
      batch_size: 10,
    }),
    own('aws_s3_bucket', 'this', { bucket: `shop-${index}`, arn: `arn:aws:s3:::shop-${index}` }),
  ];
}
