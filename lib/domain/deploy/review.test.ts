import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { accessChanges } from './access-change.ts';
import type { AttributeChange, Plan, ResourceChange } from './plan.ts';
import { reviewDigest, storyOf } from './review.ts';

const attribute = (path: string, before?: unknown, after?: unknown): AttributeChange => ({
  path,
  ...(before === undefined ? {} : { before: JSON.stringify(before) }),
  ...(after === undefined ? {} : { after: JSON.stringify(after) }),
  ...{ sensitive: false, unknownAfter: false, forcesReplacement: false },
});
const change = (address: string, more: Partial<ResourceChange> = {}): ResourceChange => ({
  ...{ address, type: 'aws_sqs_queue', action: 'update', attributes: [], risks: [] },
  ...more,
});
const policy = (...actions: readonly string[]) => ({
  Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:table' }],
});
const run = (number: number, component: string) => ({
  id: `r${number}`,
  number,
  component,
  state: 'planned' as const,
});
const plan = (changes: readonly ResourceChange[]): Plan => ({
  ...{ runId: 'r', content: 'c', binding: 'b', changes, outputs: [], madeBy: { commit: 'c' } },
  counts: { create: 0, update: 0, replace: 0, delete: 0 },
});

describe('the story of a request', () => {
  it('says over all parts, in their order, what goes away, what is replaced and what is put back', () => {
    const first = plan([
      change('gone', { action: 'delete' }),
      change('left', { action: 'delete', deposed: 'd1' }),
      change('anew', { action: 'replace' }),
      change('touched'),
    ]);
    const second = plan([change('Perhaps', { action: 'may-replace' }), change('touched')]);
    const drift = {
      ...{ address: 'touched', type: 'aws_sqs_queue', change: 'changed' as const, risks: [] },
      ...{ attributes: [{ path: 'delay_seconds' }], since: instant(5) },
    };
    const story = storyOf(
      [
        { run: run(1, 'network'), plan: first },
        { run: run(2, 'app'), plan: second },
        { run: run(3, 'later') },
      ],
      new Map([['network', [drift]]]),
    );
    expect(story.breaks.map(({ address }) => address)).toEqual(['gone']);
    expect(story.replaced.map(({ run: number, address }) => `${number} ${address}`)).toEqual([
      '1 anew',
      '2 Perhaps',
    ]);
    expect(story.reverts).toMatchObject([{ component: 'network', since: 5, paths: ['delay_seconds'] }]);
  });

  it('has another digest where any plan of it is another, or is not there yet', () => {
    const of = (content?: string) =>
      reviewDigest([
        { run: run(1, 'network'), plan: { content: 'a' } },
        { run: run(2, 'app'), ...(content ? { plan: { content } } : {}) },
      ]);
    expect(new Set([of('a'), of('b'), of()]).size).toBe(3);
    expect(of('a')).toBe(of('a'));
  });
});

describe('who gains or loses access', () => {
  const iam = (more: Partial<ResourceChange>) => change('x', { risks: ['iam'], ...more });

  it('is told by the statements of a policy before and after', () => {
    const attributes = [
      attribute('role', 'worker', 'worker'),
      attribute(
        'policy',
        JSON.stringify(policy('dynamodb:GetItem', 'dynamodb:Scan')),
        JSON.stringify(policy('dynamodb:GetItem', 'dynamodb:PutItem')),
      ),
    ];
    expect(accessChanges(iam({ type: 'aws_iam_role_policy', attributes }))).toEqual([
      {
        who: 'worker',
        gains: ['dynamodb:PutItem · arn:table'],
        loses: ['dynamodb:Scan · arn:table'],
        unknown: false,
      },
    ]);
  });

  it('is the principal of a permission', () => {
    const attributes = [
      attribute('FunctionName', undefined, 'api'),
      attribute('Principal', undefined, 'apigateway.amazonaws.com'),
    ];
    expect(accessChanges(iam({ type: 'AWS::Lambda::Permission', action: 'create', attributes }))).toEqual([
      { who: 'apigateway.amazonaws.com', gains: ['lambda:InvokeFunction on api'], loses: [], unknown: false },
    ]);
  });

  it('is said to be unknown where a policy is only known after apply, and nobody where nothing of it is access', () => {
    const late = { ...attribute('policy', JSON.stringify(policy('s3:GetObject'))), unknownAfter: true };
    expect(accessChanges(iam({ type: 'aws_iam_policy', attributes: [late] }))).toEqual([
      { who: 'x', gains: [], loses: [], unknown: true },
    ]);
    expect(accessChanges(change('queue', { attributes: [attribute('policy', policy('a'))] }))).toEqual([]);
  });
});
