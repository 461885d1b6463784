import type { ListStacksInput } from '@aws-sdk/client-cloudformation';
import type { DescribeAlarmsInput } from '@aws-sdk/client-cloudwatch';
import { expect, it } from 'vitest';
import type { Answers } from '#lib/aws/answering-clients.ts';
import { sdkError } from '#lib/aws/answering-clients.ts';
import { minutes, seconds } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { ACCOUNT, collectorWith } from '../collector-in-test.ts';
import { namedAlarms } from './alarms.ts';
import { watchedFunctions } from './functions.ts';
import { watchedStack } from './stacks.ts';

/** Environments of one account and region, watched through one role. */
const CONFIG = `
version: 2
defaultSystem: shop
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
systems:
  shop:
    title: shop
    environments:
${['a', 'b', 'c']
  .map(
    (name) =>
      `      ${name}: { account: '${ACCOUNT}', region: ap-northeast-1, roles: { read: 'arn:aws:iam::${ACCOUNT}:role/read' }, watch: { stacks: [shop-${name}] } }`,
  )
  .join('\n')}
`;
const collector = (answers: Answers) => collectorWith({} as Db, answers, 'test', CONFIG);
const MADE = new Date(0);

const alarmOf = (AlarmName: string, StateValue = 'OK') => ({
  ...{ AlarmName, AlarmArn: `arn:${AlarmName}`, StateValue, StateUpdatedTimestamp: MADE },
});

it('alarms of all environments are one call, and each is given its own', async () => {
  const calls: DescribeAlarmsInput[] = [];
  const { services, environments, later } = collector({
    'cloudwatch:DescribeAlarms': (input: DescribeAlarmsInput) => {
      calls.push(input);
      return { MetricAlarms: (input.AlarmNames ?? []).map((name) => alarmOf(name)) };
    },
  });
  const names = (key: string) => [`${key} one`, `${key} two`];
  const look = async () => {
    const read = [];
    for (const each of environments) read.push(await namedAlarms(services, each, names(each.key)));
    return read.map((each) => each.ok && each.value.value.map(({ name }) => name));
  };
  const own = environments.map(({ key }) => names(key));
  expect(await look()).toEqual(own);
  const first = calls.length;
  later(seconds(30));
  expect(await look()).toEqual(own);
  expect(calls.slice(first).map(({ AlarmNames }) => AlarmNames?.length)).toEqual([6]);
});

it('more alarms than one call takes: those in alarm first, then what was not well; all by name every five minutes', async () => {
  const calls: DescribeAlarmsInput[] = [];
  let ringing: readonly string[] = [];
  const state = (name: string) =>
    ringing.includes(name) ? 'ALARM' : name === 'n7' ? 'INSUFFICIENT_DATA' : 'OK';
  const { services, environments, later } = collector({
    'cloudwatch:DescribeAlarms': (input: DescribeAlarmsInput) => {
      calls.push(input);
      const asked = input.AlarmNames ?? ['somebody else’s', ...ringing];
      return { MetricAlarms: asked.map((name) => alarmOf(name, input.AlarmNames ? state(name) : 'ALARM')) };
    },
  });
  const [environment] = environments;
  if (!environment) throw new Error('an environment');
  const names = Array.from({ length: 250 }, (_, index) => `n${index}`);
  const look = async () => {
    calls.length = 0;
    const read = await namedAlarms(services, environment, names);
    later(seconds(30));
    const found = read.ok ? read.value.value : [];
    expect(found).toHaveLength(250);
    return {
      inAlarm: found.filter((each) => each.state === 'ALARM').map(({ name }) => name),
      asked: calls.map(({ AlarmNames, StateValue }) => AlarmNames?.length ?? StateValue),
    };
  };
  expect(await look()).toEqual({ inAlarm: [], asked: [100, 100, 50] });
  ringing = ['n3', 'n200'];
  expect(await look()).toEqual({ inAlarm: ['n3', 'n200'], asked: ['ALARM', 1] });
  ringing = ['n200'];
  expect(await look()).toEqual({ inAlarm: ['n200'], asked: ['ALARM', 2] });
  later(minutes(5));
  expect((await look()).asked).toEqual([100, 100, 50]);
});

/** CloudFormation as it answers for three stacks, of which some have moved. */
function formation(list: () => object) {
  const asked: string[] = [];
  const stack = (StackName: string) => ({
    ...{ StackName, StackStatus: 'CREATE_COMPLETE', CreationTime: MADE },
  });
  const made = collector({
    'cloudformation:ListStacks': (input: ListStacksInput) => {
      expect(input.StackStatusFilter).not.toContain('DELETE_COMPLETE');
      asked.push('list');
      return list();
    },
    'cloudformation:DescribeStacks': ({ StackName }: { readonly StackName: string }) => {
      asked.push(StackName);
      return { Stacks: [stack(StackName)] };
    },
  });
  const look = async () => {
    asked.length = 0;
    const found: (string | null)[] = [];
    for (const each of made.environments) {
      const stack = `shop-${each.name}`;
      const read = await watchedStack(made.services, each, {
        source: `stack:${stack}`,
        stack,
        called: stack,
        place: each,
      });
      found.push(read.ok && read.value.value ? read.value.value.state.name : null);
    }
    made.later(seconds(30));
    return { found, asked: [...asked] };
  };
  return { look, stack, later: made.later };
}

it('of several stacks one list says which moved, and only those are described', async () => {
  const there = ['shop-a', 'shop-b', 'shop-c'];
  let summaries: object[] = [];
  const { look, stack, later } = formation(() => ({ StackSummaries: summaries }));
  summaries = there.map(stack);
  await look();
  await look();
  expect(await look()).toEqual({ found: there, asked: ['list'] });
  summaries = [stack('shop-a'), { ...stack('shop-b'), StackStatus: 'UPDATE_IN_PROGRESS' }];
  expect(await look()).toEqual({ found: ['shop-a', 'shop-b', null], asked: ['list', 'shop-b'] });
  later(minutes(15));
  expect((await look()).asked).toContain('shop-a');
});

it('a list that is refused, or longer than what it spares, is left for a quarter of an hour', async () => {
  const names = ['shop-a', 'shop-b', 'shop-c'];
  let page = 0;
  const lists = {
    refused: () => {
      throw sdkError('AccessDenied', 'not authorized to perform: cloudformation:ListStacks');
    },
    'of four pages': () => {
      page += 1;
      return { StackSummaries: [], ...(page % 4 === 0 ? {} : { NextToken: String(page) }) };
    },
  };
  for (const [which, list] of Object.entries(lists)) {
    const { look, later } = formation(list);
    await look();
    expect(await look(), which).toEqual({ found: names, asked: names });
    later(minutes(15));
    expect((await look()).asked, which).toContain('list');
  }
});

it('functions of all environments are one list; one that it does not hold is asked for by name', async () => {
  const asked: string[] = [];
  const settings = (FunctionName: string) => ({ FunctionName, MemorySize: 128, Timeout: 3 });
  const { services, environments, later } = collector({
    'lambda:ListFunctions': () => {
      asked.push('list');
      return { Functions: environments.map(({ name }) => settings(`${name} one`)) };
    },
    'lambda:GetFunctionConfiguration': ({ FunctionName }: { readonly FunctionName: string }) => {
      asked.push(FunctionName);
      return settings(FunctionName);
    },
  });
  const look = async () => {
    asked.length = 0;
    for (const each of environments) {
      const names = [`${each.name} one`, ...(each.name === 'b' ? ['b new'] : [])];
      const found = await watchedFunctions(services, each, names);
      expect([...found].map(([name, read]) => read.ok && read.value.name === name)).toEqual(
        names.map(() => true),
      );
    }
    later(minutes(2));
    return asked;
  };
  await look();
  expect(await look()).toEqual(['list', 'b new']);
});
