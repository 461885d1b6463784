import { describe, expect, it } from 'vitest';
import { type ChangeAction, countChanges, type ResourceChange } from './plan.ts';
import { planGroups, shortAddress } from './plan-groups.ts';
import { noteOfText, noteToText, runNote } from './run-note.ts';

const change = (address: string, rest: Partial<ResourceChange> = {}): ResourceChange => ({
  address,
  type: 'aws_sqs_queue',
  action: 'create',
  attributes: [],
  risks: [],
  ...rest,
});
const all = (...actions: readonly ChangeAction[]) =>
  actions.map((action, index) => change(`a${index}`, { action }));

it('a plan counts what changes, not what is only read', () => {
  expect(
    countChanges(all('create', 'create', 'create', 'update', 'update', 'replace', 'delete', 'read')),
  ).toEqual({
    create: 3,
    update: 2,
    replace: 1,
    delete: 1,
  });
});

describe('groups of a plan', () => {
  const names = (...changes: readonly ResourceChange[]) => planGroups(changes, 99).map(({ name }) => name);
  const inside = (...changes: readonly ResourceChange[]) =>
    planGroups(changes, 99).flatMap((group) => group.changes.map(({ address }) => address));

  it('are modules, and services where there is none', () => {
    expect(
      names(
        change('module.a.module.b["x"].aws_sqs_queue.q'),
        change('aws_sqs_queue.q'),
        change('aws_s3_bucket.b', { type: 'aws_s3_bucket' }),
        change('Table', { type: 'AWS::DynamoDB::Table' }),
        change('other', { type: 'null' }),
      ),
    ).toEqual(['module.a.module.b["x"]', 'sqs', 's3', 'AWS::DynamoDB', 'null']);
  });

  it('begin with what is lost, then what is opened, then rights, then the network', () => {
    expect(
      inside(
        change('none'),
        change('network', { risks: ['network'] }),
        change('iam', { risks: ['iam'] }),
        change('public', { risks: ['network', 'public-exposure'] }),
        change('replaced', { risks: ['stateful-replace'] }),
        change('deleted', { risks: ['stateful-delete'] }),
      ),
    ).toEqual(['deleted', 'replaced', 'public', 'iam', 'network', 'none']);
  });

  it('a risk counts for more than what is done', () => {
    expect(
      inside(
        change('deleted network', { risks: ['network'], action: 'delete' }),
        change('read right', { risks: ['iam'], action: 'read' }),
        change('deleted', { action: 'delete' }),
        change('created network', { risks: ['network'], action: 'create' }),
      ),
    ).toEqual(['read right', 'deleted network', 'created network', 'deleted']);
  });

  it('at the same risk begin with what is deleted and end with what is read', () => {
    expect(inside(...all('read', 'create', 'update', 'replace', 'delete'))).toEqual([
      'a4',
      'a3',
      'a2',
      'a1',
      'a0',
    ]);
  });

  it('name the module once', () => {
    expect(shortAddress(change('module.a.module.b.aws_sqs_queue.q'))).toBe('aws_sqs_queue.q');
    expect(shortAddress(change('aws_sqs_queue.module.x'))).toBe('aws_sqs_queue.module.x');
  });
});

describe('a note', () => {
  it('comes back from its row as it went in', () => {
    const note = runNote('replaced', { number: 7 });
    expect(noteOfText(noteToText(note))).toEqual(note);
    expect(note.code).toBe('note.replaced');
  });

  it('of a time before notes had codes is shown as it was written', () => {
    expect(noteOfText('the runner stopped')).toMatchObject({
      code: 'note.text',
      params: { text: 'the runner stopped' },
    });
    expect(noteOfText('{"code":"other"}').code).toBe('note.text');
  });
});
