import type { Document } from 'yaml';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { buildGraph } from '#lib/domain/graph/build.ts';
import { type DeclaredResource, resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { InventoryResource } from '#lib/domain/inventory/resource.ts';
import type { Vital } from '#lib/domain/metrics/vitals.ts';

/** TEST DATA: a system of twelve components, and one of a single stack that is only watched. */
const ACCOUNT = '000000000000';
const REGION = 'ap-northeast-1';
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  network: [],
  data: ['network'],
  identity: ['network'],
  queues: [],
  'edge-certificates': [],
};
const STACKS: Readonly<Record<string, readonly string[]>> = {
  'orders-api': ['data', 'identity'],
  'orders-worker': ['data', 'queues'],
  'billing-api': ['data'],
  'billing-worker': ['queues'],
  search: ['orders-api'],
  notifications: ['queues'],
  reports: ['billing-worker'],
};
export const MARKET_COMPONENTS = [...Object.keys(ROOTS), ...Object.keys(STACKS)];
export const isRoot = (component: string): boolean => Object.hasOwn(ROOTS, component);
export const isMarket = (key: EnvironmentKey): boolean => key.startsWith('market/') || key === 'small/dev';

/** Adds both to the preview's portal.yaml. */
export function withMarket(document: Document): void {
  const roles = (name: string) => (role: string) => `arn:aws:iam::${ACCOUNT}:role/${name}-${role}`;
  const environment = (env: string) => {
    const role = roles(`market-${env}`);
    const common = { refs: ['main'], approvals: env === 'prod' ? 1 : 0 };
    const root = ([name, after]: [string, readonly string[]]) => [
      name,
      {
        ...{ engine: 'terraform', directory: `infra/${name}`, ...common },
        state: { kind: 'local', path: `market/${env}/${name}/terraform.tfstate` },
        ...(after.length > 0 ? { after } : {}),
        ...(name === 'edge-certificates' ? { region: 'us-east-1' } : {}),
      },
    ];
    const stack = ([name, after]: [string, readonly string[]]) => [
      name,
      {
        ...{ engine: 'cloudformation', template: `apps/${name}/template.yaml`, ...common, after },
        ...{ stack: `market-${env}-${name}`, build: 'functions', artifacts: 'data.artifacts_bucket' },
      },
    ];
    return {
      ...{ account: ACCOUNT, region: REGION, prefix: `market-${env}` },
      roles: {
        ...{ read: role('read'), plan: role('plan') },
        ...{ deployInfrastructure: role('deploy-infra'), deployApplication: role('deploy-app') },
      },
      components: Object.fromEntries([
        ...Object.entries(ROOTS).map(root),
        ...Object.entries(STACKS).map(stack),
      ]),
    };
  };
  document.setIn(['systems', 'market'], {
    ...{ title: 'Twelve components in one repository', owner: 'market-team' },
    environments: { dev: environment('dev'), staging: environment('staging'), prod: environment('prod') },
  });
  const read = roles('small')('read');
  const dev = { account: ACCOUNT, region: REGION, roles: { read }, watch: { stacks: ['small-app'] } };
  document.setIn(['systems', 'small'], { title: 'One stack', owner: 'platform', environments: { dev } });
}

/** What both declare. */
function declared(key: EnvironmentKey): readonly DeclaredResource[] {
  const prefix = key.replace('/', '-');
  const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
  const root = (component: string, address: string, name: string, own: string, attributes = {}) =>
    ({
      id: resourceId(`tf:${component}#${address}`),
      owner: { kind: 'terraform', address },
      type: address.split('.')[0] ?? '',
      ...{ arn: own, aliases: [own, name], attributes: { name, arn: own, ...attributes } },
    }) satisfies DeclaredResource;
  const inStack = (
    component: string,
    logicalId: string,
    type: string,
    name: string,
    own: string,
    more = {},
  ) =>
    ({
      id: resourceId(`cfn:${prefix}-${component}/${logicalId}`),
      owner: { kind: 'sam', stack: `${prefix}-${component}`, logicalId },
      ...{ type, arn: own, aliases: [own, name], attributes: { name, arn: own, ...more } },
    }) satisfies DeclaredResource;
  const table = (name: string) => arn('dynamodb', `table/${prefix}-${name}`);
  const queue = (name: string) => arn('sqs', `${prefix}-${name}`);
  const role = (component: string, reaches: readonly [string, string][]) => {
    const own = `arn:aws:iam::${ACCOUNT}:role/${prefix}-${component}`;
    const Statement = reaches.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
    const Policies = [{ policyName: 'own', policyDocument: { Statement } }];
    return inStack(component, 'Role', 'AWS::IAM::Role', `${prefix}-${component}`, own, {
      policies: Policies,
    });
  };
  const worker = (component: string, reaches: readonly [string, string][], source?: string) => {
    const name = `${prefix}-${component}`;
    const own = arn('lambda', `function:${name}`);
    return [
      role(component, reaches),
      inStack(component, 'Function', 'AWS::Lambda::Function', name, own, {
        ...{ functionName: name, role: `arn:aws:iam::${ACCOUNT}:role/${name}` },
      }),
      ...(source
        ? [
            inStack(
              component,
              'Source',
              'AWS::Lambda::EventSourceMapping',
              `${name}-source`,
              `${own}:source`,
              {
                ...{ eventSourceArn: source, functionName: name },
              },
            ),
          ]
        : []),
    ];
  };
  if (key === 'small/dev') return worker('app', []);
  return [
    root('data', 'aws_dynamodb_table.orders', `${prefix}-orders`, table('orders')),
    root('data', 'aws_dynamodb_table.invoices', `${prefix}-invoices`, table('invoices')),
    root('data', 'aws_s3_bucket.artifacts', `${prefix}-artifacts`, `arn:aws:s3:::${prefix}-artifacts`),
    root(
      'identity',
      'aws_cognito_user_pool.people',
      `${prefix}-people`,
      arn('cognito-idp', `userpool/${prefix}`),
    ),
    ...['orders', 'billing', 'mail', 'orders-dlq'].map((name) =>
      root('queues', `aws_sqs_queue.${name.replace('-', '_')}`, `${prefix}-${name}`, queue(name), {
        ...(name === 'orders'
          ? { redrivePolicy: JSON.stringify({ deadLetterTargetArn: queue('orders-dlq') }) }
          : {}),
      }),
    ),
    root(
      'edge-certificates',
      'aws_acm_certificate.edge',
      `${prefix}.example.com`,
      arn('acm', 'certificate/1'),
    ),
    ...worker('orders-api', [
      ['dynamodb:PutItem', table('orders')],
      ['sqs:SendMessage', queue('orders')],
    ]),
    ...worker(
      'orders-worker',
      [
        ['dynamodb:UpdateItem', table('orders')],
        ['sqs:SendMessage', queue('mail')],
      ],
      queue('orders'),
    ),
    ...worker('billing-api', [
      ['dynamodb:GetItem', table('invoices')],
      ['sqs:SendMessage', queue('billing')],
    ]),
    ...worker('billing-worker', [['dynamodb:PutItem', table('invoices')]], queue('billing')),
    ...worker('search', [['dynamodb:Query', table('orders')]]),
    ...worker('notifications', [], queue('mail')),
    ...worker('reports', [['dynamodb:Scan', table('invoices')]]),
  ];
}

export function marketGraph(key: EnvironmentKey): SystemGraph {
  const [system = '', environment = ''] = key.split('/');
  const place = { system, environment, account: ACCOUNT, region: REGION, prefix: `${system}-${environment}` };
  return buildGraph([{ value: declared(key), problems: [] }], place);
}

export const marketInventory = (key: EnvironmentKey): readonly InventoryResource[] =>
  declared(key).map(({ id, type, arn, aliases, owner }) => ({
    ...{ id, environment: key, type, owner },
    name: aliases[1] ?? id,
    ...(arn ? { arn } : {}),
    ...(owner.kind === 'sam' ? { status: 'UPDATE_COMPLETE' } : {}),
  }));

/** What its functions did in five minutes. */
export const marketVitals = (key: EnvironmentKey): readonly Vital[] =>
  declared(key)
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map(({ id, owner }, index): Vital => {
      const label = owner.kind === 'sam' ? owner.stack.slice(key.length + 1) : id;
      const isBroken = key === 'market/dev' && label === 'orders-worker';
      return {
        ...{ resource: id, label, kind: 'function', requests: 40 + 13 * index },
        ...{ errors: isBroken ? 9 : 0, latencyP95: 20 + 7 * index },
      };
    });
