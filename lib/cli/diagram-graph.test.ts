import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { EdgeKind, SystemGraph } from '#lib/domain/graph/model.ts';
import { graphOfFiles } from './diagram-graph.ts';

const read = (path: string) => ({ name: path, text: readFileSync(path, 'utf8') });
const place = (system: string) => ({
  system,
  environment: 'dev',
  account: '000000000000',
  region: 'ap-northeast-1',
  prefix: `${system}-dev`,
});
const items = () =>
  graphOfFiles({
    terraform: [{ ...read('lib/terraform/json/fixtures/items-dev.state.json'), name: 'infra/terraform' }],
    templates: [read('lib/cloudformation/fixtures/items-dev-app.stack.json')],
    parameters: {},
    place: place('items'),
  });
const hello = () =>
  graphOfFiles({
    terraform: [{ ...read('lib/terraform/json/fixtures/hello-dev.state.json'), name: 'infra/hello' }],
    templates: [],
    parameters: {},
    place: place('hello'),
  });

function lines(graph: SystemGraph, ...kinds: readonly EdgeKind[]): readonly string[] {
  const names = new Map(graph.nodes.map((node) => [node.id, `${node.kind} ${node.name}`]));
  return graph.edges
    .filter((edge) => kinds.includes(edge.kind))
    .map((edge) => `${names.get(edge.from)} -${edge.kind}→ ${names.get(edge.to)}`)
    .toSorted();
}

it('joins what Terraform and the stack of items declare into one graph', () => {
  const graph = items();
  expect(graph.problems).toEqual([]);
  expect(lines(graph, 'request', 'invoke', 'stream', 'schedule', 'dead-letter', 'message')).toEqual([
    'client Clients -request→ rest-api items-dev-api',
    'function items-dev-processor -dead-letter→ queue items-dev-processor-dlq',
    'rest-api items-dev-api -invoke→ function items-dev-api',
    'rule items-dev-daily -schedule→ function items-dev-scheduled',
    'table items-dev-data -stream→ function items-dev-processor',
  ]);
});

it('tells reads from writes by the actions that each role grants', () => {
  expect(lines(items(), 'read', 'write')).toEqual([
    'function items-dev-api -read→ secret items-dev-cursor-key',
    'function items-dev-api -read→ table items-dev-data',
    'function items-dev-api -write→ table items-dev-data',
    'function items-dev-processor -write→ table items-dev-data',
    'function items-dev-scheduled -read→ table items-dev-data',
    'function items-dev-scheduled -write→ table items-dev-data',
  ]);
});

it('sends table traffic of a function in the VPC through the gateway endpoint of its route table', () => {
  const edge = items().edges.find((each) => each.kind === 'write' && each.from.endsWith('ApiFunction'));
  expect(edge?.via).toBe('tf:infra/terraform#aws_vpc_endpoint.gateway["dynamodb"]');
});

it('draws one interface a subnet, whatever the number of functions, and the way out', () => {
  expect(lines(items(), 'network').filter((each) => !each.startsWith('function'))).toEqual([
    'internet-gateway items-dev-igw -network→ internet Internet',
    'nat-gateway items-dev-nat-a -network→ internet-gateway items-dev-igw',
    'network-interface eni -network→ nat-gateway items-dev-nat-a',
    'network-interface eni -network→ nat-gateway items-dev-nat-a',
  ]);
});

it('says where each edge was read', () => {
  const edge = items().edges.find((each) => each.kind === 'dead-letter');
  expect(edge?.evidence).toEqual([
    { kind: 'text', text: 'aws_iam_role_policy.function_own["processor"] “OnFailure”: sqs:SendMessage' },
    { kind: 'text', text: 'items-dev-app/ProcessorFunctionChanges: on failure → items-dev-processor-dlq' },
  ]);
});

it('joins every alarm to what it watches', () => {
  const graph = items();
  const alarms = graph.nodes.filter((node) => node.kind === 'alarm');
  expect(new Set(graph.edges.filter((edge) => edge.kind === 'alarm').map((edge) => edge.from)).size).toBe(
    alarms.length,
  );
});

it('finds no contradiction in the systems as shipped', () => {
  expect(items().findings).toEqual([]);
  expect(hello().findings).toEqual([]);
});

it('draws the same graph from the template that was never deployed', () => {
  const stack = JSON.parse(read('lib/cloudformation/fixtures/items-dev-app.stack.json').text);
  const raw = graphOfFiles({
    terraform: [{ ...read('lib/terraform/json/fixtures/items-dev.state.json'), name: 'infra/terraform' }],
    templates: [read('infra/sam/template.yaml')],
    parameters: stack.parameters,
    place: place('items'),
  });
  expect(raw.problems).toEqual([]);
  const kinds = [
    'request',
    'invoke',
    'read',
    'write',
    'stream',
    'schedule',
    'dead-letter',
    'network',
  ] as const;
  expect(lines(raw, ...kinds)).toEqual(lines(items(), ...kinds));
});

it('finds the routes of the HTTP API of hello', () => {
  const graph = hello();
  expect(lines(graph, 'request', 'invoke')).toEqual([
    'client Clients -request→ http-api hello-dev-api',
    'http-api hello-dev-api -invoke→ function hello-dev-hello',
  ]);
  expect(graph.edges.find((edge) => edge.kind === 'invoke')?.label).toBe('invoke · GET /hello');
});

it('keeps the graphs that the drawings are tested on', async () => {
  const text = (graph: SystemGraph) => `${JSON.stringify(graph, null, 1)}\n`;
  await expect(text(items())).toMatchFileSnapshot('../diagram/fixtures/items-dev.graph.json');
  await expect(text(hello())).toMatchFileSnapshot('../diagram/fixtures/hello-dev.graph.json');
});

it('answers problems, not an error, for files that are no such thing', () => {
  const graph = graphOfFiles({
    terraform: [{ name: 'a.json', text: '<html>' }],
    templates: [{ name: 'b.yaml', text: '{ :::' }],
    parameters: {},
    place: place('items'),
  });
  expect(graph.nodes).toEqual([]);
  expect(graph.problems.map((each) => each.code)).toContain('not-terraform-json');
  expect(graph.problems.map((each) => each.code)).toContain('no-resources');
});

it('a template that portal.yaml deploys is called as its stack is, and its parameters take what the file says', () => {
  const arn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;
  const root = (name: string, address: string, output: string, value: string) => ({
    name,
    text: JSON.stringify({
      format_version: '1.0',
      values: {
        outputs: { [output]: { sensitive: false, value: arn(value) } },
        root_module: {
          resources: [
            {
              address,
              mode: 'managed',
              type: 'aws_sqs_queue',
              values: { name: value, arn: arn(value) },
            },
          ],
        },
      },
    }),
  });
  const template = {
    Resources: {
      Sell: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Environment: { Variables: { MAILS: { Ref: 'Post' } } },
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Policies: [
            {
              PolicyName: 'send',
              PolicyDocument: {
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: 'sqs:SendMessage',
                    Resource: { Ref: 'Post' },
                  },
                ],
              },
            },
          ],
        },
      },
    },
    Parameters: { Post: { Type: 'String' } },
  };
  // Another component has an output whose name is nearer to the parameter's: the file does not mean that one.
  const from = { environment: 'tickets/live' as const, component: 'ground', output: 'mails_name' };
  const graph = graphOfFiles({
    terraform: [
      root('ground', 'aws_sqs_queue.mails', 'mails_name', 'mails'),
      root('other', 'aws_sqs_queue.post', 'post', 'post'),
    ],
    templates: [
      {
        ...{ name: 'services/office/template.yaml', text: JSON.stringify(template) },
        deployed: { stack: 'BoxOfficeLive', inputs: { Post: { from } } },
      },
    ],
    parameters: {},
    place: {
      system: 'tickets',
      environment: 'live',
      account: '000000000000',
      region: 'us-east-1',
      prefix: 'BoxOffice',
    },
  });
  expect(graph.edges.map(({ kind, from: start, to }) => `${kind} ${start} → ${to}`)).toEqual([
    'message cfn:BoxOfficeLive/Sell → tf:ground#aws_sqs_queue.mails',
  ]);
});
