import { afterAll, beforeAll, expect, it } from 'vitest';
import { sdkError } from '#lib/aws/answering-clients.ts';
import { ACCOUNT, collectorWith, NOW } from '#lib/collector/collector-in-test.ts';
import { refresh } from '#lib/collector/refresh.ts';
import { graph } from '#lib/collector/topics/graph.ts';
import { stack } from '#lib/collector/topics/stack.ts';
import { watched } from '#lib/collector/topics/watched.ts';
import { memberSources } from '#lib/queries/member-sources.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { getReading } from '#lib/store/readings.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/yagura-read`;
const CONFIG = `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: shop
    environments:
      prod: { account: '${ACCOUNT}', region: ap-northeast-1, roles: { read: '${ROLE}' }, watch: { stacks: ['shop-*'] } }
      eu: { account: '${ACCOUNT}', region: ap-northeast-1, roles: { read: '${ROLE}' }, watch: { stacks: ['*-eu'] } }
`;

let server: EmbeddedDatabase;
let reader: Database;
let there: string[];
let refused = false;

beforeAll(async () => {
  server = await startTestDatabase();
  reader = openDatabase(server.urls.collector, 'test collector', 2);
});

afterAll(async () => {
  await reader?.close();
  await server?.stop();
});

const stackOf = (name: string) => ({
  ...{ StackName: name, StackStatus: 'UPDATE_COMPLETE', CreationTime: new Date(NOW) },
});
const answers = {
  'cloudformation:DescribeStacks': ({ StackName, NextToken }: { StackName?: string; NextToken?: string }) => {
    if (StackName) return { Stacks: there.includes(StackName) ? [stackOf(StackName)] : [] };
    if (refused) throw sdkError('AccessDenied', 'not authorized to perform: cloudformation:DescribeStacks');
    // Two pages: what matches may be on either.
    return NextToken
      ? { Stacks: there.slice(1).map(stackOf) }
      : { Stacks: there.slice(0, 1).map(stackOf), NextToken: 'more' };
  },
  'cloudformation:ListStackResources': ({ StackName }: { StackName: string }) => ({
    StackResourceSummaries: [
      {
        ...{ LogicalResourceId: 'Jobs', PhysicalResourceId: `${StackName}-jobs` },
        ...{ ResourceType: 'AWS::SQS::Queue', ResourceStatus: 'CREATE_COMPLETE' },
      },
    ],
  }),
  'cloudformation:GetTemplate': () => ({
    TemplateBody: JSON.stringify({ Resources: { Jobs: { Type: 'AWS::SQS::Queue' } } }),
  }),
};

it('watches a stack that matches from when it is there until it is gone, and one that two match in neither', async () => {
  const { services, environment } = collectorWith(reader.db, answers, 'one', CONFIG);
  await services.leadership.campaign([ACCOUNT]);
  const look = async () => {
    await refresh(services, environment, watched);
    await refresh(services, environment, stack);
    await refresh(services, environment, graph);
    const [members, seen, drawn] = await Promise.all([
      memberSources(reader.db, environment),
      getReading(reader.db, 'shop/prod', 'watched'),
      getReading(reader.db, 'shop/prod', 'graph'),
    ]);
    return {
      stacks: members.flatMap((each) => (each.kind === 'stack' ? [`${each.stack} by ${each.by}`] : [])),
      parts: drawn?.state === 'ready' ? drawn.value.nodes.map(({ id }) => id) : [],
      missing: seen?.state === 'ready' ? seen.missing.map(({ what }) => what) : [],
    };
  };

  there = ['other', 'shop-api'];
  const first = await look();
  expect(first).toMatchObject({ stacks: ['shop-api by shop-*'], missing: [] });
  expect(first.parts).toContain('cfn:shop-api/Jobs');

  there = ['other', 'shop-api', 'shop-mail', 'shop-eu'];
  const second = await look();
  expect(second).toMatchObject({
    stacks: ['shop-api by shop-*', 'shop-mail by shop-*'],
    missing: ['shop-eu (shop/prod: shop-*; shop/eu: *-eu)'],
  });
  expect(second.parts).toContain('cfn:shop-mail/Jobs');
  expect(second.parts).not.toContain('cfn:shop-eu/Jobs');

  // Refused for once: what was chosen stays, and the pattern is unread.
  refused = true;
  expect(await look()).toMatchObject({ stacks: second.stacks, missing: ['shop-*'] });
  refused = false;

  there = ['other', 'shop-mail'];
  const last = await look();
  expect(last.stacks).toEqual(['shop-mail by shop-*']);
  expect(last.parts).not.toContain('cfn:shop-api/Jobs');
});
