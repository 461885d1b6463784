import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { arranged, UNCHANGED } from './arrange.ts';
import { foundName, type Proposals } from './proposal.ts';
import { answerKey, propose } from './propose.ts';
import type { SeenRegion, SeenStack } from './seen.ts';

const stack = (name: string, more: Partial<SeenStack> = {}): SeenStack => ({
  ...{ account: '111122223333', region: 'ap-northeast-1', name, updatedAt: instant(0) },
  ...{
    tags: {},
    parameters: {},
    outputs: {},
    nested: false,
    tool: 'sam',
    resources: { 'AWS::SQS::Queue': ['Q'] },
  },
  ...more,
});
const seen: SeenRegion = {
  ...{ account: '111122223333', region: 'ap-northeast-1', tried: [], calls: 1, states: [] },
  stacks: [
    stack('shop-orders-dev', { outputs: { Topic: 'arn:of-the-topic' } }),
    stack('shop-web-dev', { parameters: { Topic: 'arn:of-the-topic' } }),
    stack('shop-orders-prod'),
    stack('bills-dev'),
    stack('CDKToolkit'),
  ],
};
const proposals = propose([seen]);
const key = (name: string) =>
  answerKey({ kind: 'stack', stack: seen.stacks.find((each) => each.name === name) ?? stack(name) });
const shape = ({ systems }: Proposals) =>
  Object.fromEntries(
    systems.map(({ name, environments }) => [
      name,
      Object.fromEntries(environments.map((each) => [each.name, each.parts.map((part) => part.name)])),
    ]),
  );
const count = ({ systems, questions, leftOut }: Proposals) =>
  systems.flatMap(({ environments }) => environments.flatMap(({ parts }) => parts)).length +
  questions.length +
  leftOut.length;

describe('proposals', () => {
  it('stay as they are where nobody changed any', () => {
    expect(arranged(proposals, UNCHANGED)).toBe(proposals);
    expect(shape(proposals)).toEqual({
      shop: { dev: ['orders', 'web'], prod: ['orders'] },
      bills: { dev: ['app'] },
    });
  });

  it('are renamed, and merged by the name of another', () => {
    const renamed = arranged(proposals, { ...UNCHANGED, systems: new Map([['bills', 'invoices']]) });
    expect(Object.keys(shape(renamed))).toEqual(['invoices', 'shop']);
    const merged = arranged(proposals, { ...UNCHANGED, systems: new Map([['bills', 'shop']]) });
    expect(shape(merged)).toEqual({ shop: { dev: ['app', 'orders', 'web'], prod: ['orders'] } });
    expect(count(merged)).toBe(count(proposals));
    expect(merged.systems[0]?.reasons.at(-1)).toEqual({ code: 'by-hand', count: 1 });
  });

  it('are split, their parts moved and named, and what was joined before is looked at anew', () => {
    const split = arranged(proposals, {
      ...UNCHANGED,
      parts: new Map([[key('shop-web-dev'), { system: 'storefront', part: 'site' }]]),
    });
    expect(shape(split)).toMatchObject({
      shop: { dev: ['orders'], prod: ['orders'] },
      storefront: { dev: ['site'] },
    });
    expect(split.systems.find(({ name }) => name === 'shop')?.environments[0]?.joins).toEqual([]);
    const named = arranged(proposals, {
      ...UNCHANGED,
      parts: new Map([[key('shop-web-dev'), { part: 'orders' }]]),
    });
    expect(shape(named)).toMatchObject({ shop: { dev: ['orders', 'orders-2'] } });
    expect(named.systems.find(({ name }) => name === 'shop')?.environments[0]?.joins).toMatchObject([
      { from: 'orders', to: 'orders-2', by: 'outputs' },
    ]);
  });

  it('take what was left out, and nothing that was seen is lost', () => {
    const placed = arranged(proposals, {
      ...UNCHANGED,
      parts: new Map([[key('CDKToolkit'), { system: 'platform', environment: 'dev' }]]),
    });
    expect(shape(placed)).toMatchObject({ platform: { dev: ['app'] } });
    expect(placed.leftOut.map(({ found }) => foundName(found))).toEqual([]);
    expect(count(placed)).toBe(count(proposals));
    const half = arranged(proposals, {
      ...UNCHANGED,
      parts: new Map([[key('CDKToolkit'), { system: 'platform' }]]),
    });
    expect(half.leftOut).toHaveLength(1);
  });
});
