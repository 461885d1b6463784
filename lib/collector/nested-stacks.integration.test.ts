import { afterAll, beforeAll, expect, it } from 'vitest';
import { environmentOf } from '#lib/config/portal-config.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { ACCOUNT, collectorWith, NOW } from './collector-in-test.ts';
import { refresh } from './refresh.ts';
import { stack } from './topics/stack.ts';

// What CloudFormation answers of a stack with a stack in it, made by hand from the service model: the physical id of a nested
// stack is its ARN, and its name ends with letters that no template knows.

const KEY = 'tickets/live' as const;
const CONFIG = `
version: 2
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  tickets:
    title: Ticket office
    environments:
      live:
        account: '${ACCOUNT}'
        region: us-east-1
        roles: { read: 'arn:aws:iam::${ACCOUNT}:role/yagura-read' }
        watch: { stacks: [BoxOffice] }
`;
const OUTER = 'BoxOffice';
const INNER = 'BoxOffice-Ledger-1QX3ZK8';
const DEEPEST = 'BoxOffice-Ledger-1QX3ZK8-Archive-9F';
const arn = (name: string) => `arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/${name}/0b5c`;
const stackIn = (id: string, name: string) => [id, 'AWS::CloudFormation::Stack', arn(name)] as const;
const MADE: Record<string, (readonly [id: string, type: string, physical: string])[]> = {
  [OUTER]: [['Sell', 'AWS::Lambda::Function', 'sell'], stackIn('Ledger', INNER)],
  [INNER]: [['Entries', 'AWS::SQS::Queue', 'entries'], stackIn('Archive', DEEPEST)],
  [DEEPEST]: [['Old', 'AWS::SQS::Queue', 'old']],
};

let server: EmbeddedDatabase;
let database: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  database = openDatabase(server.urls.collector, 'test collector', 3);
});
afterAll(async () => {
  await database?.close();
  await server?.stop();
});

let moved = NOW;
type Asked = { readonly StackName: string };
const answers = {
  'cloudformation:DescribeStacks': ({ StackName }: Asked) => ({
    Stacks: MADE[StackName]
      ? [
          {
            StackName,
            StackStatus: 'UPDATE_COMPLETE',
            CreationTime: new Date(NOW),
            LastUpdatedTime: new Date(moved),
          },
        ]
      : [],
  }),
  'cloudformation:ListStackResources': ({ StackName }: Asked) => ({
    StackResourceSummaries: (MADE[StackName] ?? []).map(([LogicalResourceId, ResourceType, physical]) => ({
      ...{ LogicalResourceId, ResourceType, PhysicalResourceId: physical, ResourceStatus: 'CREATE_COMPLETE' },
    })),
  }),
  'cloudformation:GetTemplate': ({ StackName }: Asked) => ({
    TemplateBody: JSON.stringify({
      Resources: Object.fromEntries((MADE[StackName] ?? []).map(([id, Type]) => [id, { Type }])),
    }),
  }),
};

it('stacks in a watched stack are read with it and called by their place, and go when it makes them no more', async () => {
  const { services, later } = collectorWith(database.db, answers, 'nested', CONFIG);
  await services.leadership.campaign([ACCOUNT]);
  const environment = environmentOf(services.config.current(), KEY);
  const look = async () => {
    await refresh(services, environment, stack);
    later(seconds(30));
    const reading = await getReading(database.db, KEY, 'stack');
    if (reading?.state !== 'ready') throw new Error(JSON.stringify(reading));
    expect([reading.missing, reading.value.absent]).toEqual([[], []]);
    return reading.value.stacks.map(({ name }) => name);
  };
  const parts = async () => {
    const declared = await services.declared(environment);
    if (!declared.ok) throw new Error(JSON.stringify(declared.error));
    return [declared.value.missing, declared.value.resources.map(({ id }) => String(id)).toSorted()];
  };
  expect(await look()).toEqual([OUTER]);
  // Known from its parent and not looked into yet: said, not left out.
  expect(await parts()).toEqual([
    [{ what: 'stack BoxOffice/Ledger', failure: { kind: 'not-read' } }],
    ['cfn:BoxOffice/Ledger', 'cfn:BoxOffice/Sell'],
  ]);
  expect(await look()).toEqual([OUTER, 'BoxOffice/Ledger']);
  expect(await look()).toEqual([OUTER, 'BoxOffice/Ledger', 'BoxOffice/Ledger/Archive']);
  expect(await parts()).toEqual([
    [],
    [
      'cfn:BoxOffice/Ledger',
      'cfn:BoxOffice/Ledger/Archive',
      'cfn:BoxOffice/Ledger/Archive/Old',
      'cfn:BoxOffice/Ledger/Entries',
      'cfn:BoxOffice/Sell',
    ],
  ]);
  MADE[OUTER] = [['Sell', 'AWS::Lambda::Function', 'sell']];
  moved = instant(moved + seconds(90));
  // The round that reads the parent anew knew of them still, and finds them where they were.
  await look();
  expect(await look()).toEqual([OUTER]);
  expect(await parts()).toEqual([[], ['cfn:BoxOffice/Sell']]);
});
