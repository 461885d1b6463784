import { describe, expect, it } from 'vitest';
import { at, documentAt, listAt, numberAt, recordsAt, textAt, textsAt } from './attributes.ts';
import { join } from './join.ts';
import { type DeclaredResource, resourceId } from './model.ts';

const PLACE = {
  ...{ system: 'items', environment: 'dev', account: '000000000000' },
  ...{ region: 'ap-northeast-1', prefix: 'items-dev' },
};
const ARN = 'arn:aws:sqs:ap-northeast-1:000000000000:items-dev-jobs';

const declared = (id: string, type: string, more: Partial<DeclaredResource> = {}): DeclaredResource => ({
  id: resourceId(id),
  owner: { kind: 'terraform', address: id },
  type,
  aliases: [],
  attributes: {},
  ...more,
});
const names = (...resources: readonly DeclaredResource[]) =>
  join(resources, PLACE).nodes.map(({ id, kind }) => `${kind} ${id}`);

describe('what is declared twice', () => {
  it('is one thing where kind and ARN are the same', () => {
    const one = declared('tf:a#aws_sqs_queue.q', 'aws_sqs_queue', { arn: ARN });
    const other = declared('cfn:s/Queue', 'AWS::SQS::Queue', { arn: ARN });
    expect(names(one, other)).toEqual(['queue tf:a#aws_sqs_queue.q']);
    expect(join([one, other], PLACE).nodes[0]?.owners).toHaveLength(2);
  });

  it('is two where the kinds differ, or nobody knows the ARN', () => {
    const queue = declared('tf:a#aws_sqs_queue.q', 'aws_sqs_queue', { arn: ARN });
    const topic = declared('cfn:s/Topic', 'AWS::SNS::Topic', { arn: ARN });
    expect(names(queue, topic)).toEqual(['queue tf:a#aws_sqs_queue.q', 'topic cfn:s/Topic']);
    expect(names(declared('tf:a#x', 'aws_sqs_queue'), declared('tf:a#y', 'aws_sqs_queue'))).toHaveLength(2);
  });

  it('has the attributes of both, those of the first before the others', () => {
    const one = declared('tf:a#q', 'aws_sqs_queue', { arn: ARN, attributes: { name: 'first', delay: 1 } });
    const other = declared('cfn:s/Q', 'AWS::SQS::Queue', {
      arn: ARN,
      attributes: { name: 'second', size: 2 },
    });
    expect(join([one, other], PLACE).nodes[0]?.attributes).toEqual({ name: 'first', delay: 1, size: 2 });
  });
});

describe('the name of a thing', () => {
  const nameOf = (more: Partial<DeclaredResource>) =>
    join([declared('tf:a#aws_sqs_queue.q', 'aws_sqs_queue', more)], PLACE).nodes[0]?.name;

  it('is its own, then its tag, then what its owner calls it', () => {
    const tags = { Name: 'tagged' };
    expect(nameOf({ attributes: { name: 'own', tags } })).toBe('own');
    expect(nameOf({ attributes: { tags } })).toBe('tagged');
    expect(nameOf({ attributes: { name: 'cfn:s/Q', tags } })).toBe('tagged');
    expect(nameOf({ owner: { kind: 'terraform', address: 'module.a.aws_sqs_queue.q' } })).toBe('q');
    expect(nameOf({ owner: { kind: 'sam', stack: 's', logicalId: 'Queue' } })).toBe('Queue');
  });
});

describe('a reference', () => {
  const queue = declared('tf:a#aws_sqs_queue.q', 'aws_sqs_queue', { arn: ARN, aliases: [ARN, 'q-url'] });
  const fn = declared('tf:a#aws_lambda_function.f', 'aws_lambda_function', {
    aliases: ['arn:aws:lambda:r:0:function:f'],
    attributes: { functionName: 'f' },
  });
  const world = join([queue, fn], PLACE);
  const found = (reference: unknown, ...kinds: Parameters<typeof world.find>[1][]) =>
    world.find(reference as string, ...kinds)?.id;

  it.each([
    ['q-url', queue.id],
    [ARN, queue.id],
    ['arn:aws:lambda:r:0:function:f', fn.id],
    ['arn:aws:lambda:r:0:function:f:live', fn.id],
    ['arn:aws:lambda:r:0:function:f:7', fn.id],
    ['arn:aws:lambda:r:0:function:f:$LATEST', fn.id],
    ['arn:aws:lambda:r:0:function:f:*', fn.id],
    ['arn:aws:lambda:r:0:function:f:other', undefined],
    [
      'arn:aws:apigateway:r:lambda:path/2015-03-31/functions/arn:aws:lambda:r:0:function:f/invocations',
      fn.id,
    ],
    ['function:f', fn.id],
    ['f', fn.id],
    ['', undefined],
    [7, undefined],
  ])('%j means %s', (reference, id) => {
    expect(found(reference)).toBe(id);
  });

  it('means a thing of the kinds that are asked for', () => {
    expect(found('f', 'function')).toBe(fn.id);
    expect(found('f', 'queue')).toBeUndefined();
  });

  it('that two things bear means none of them, unless the kind tells', () => {
    const topic = declared('tf:a#t', 'aws_sns_topic', { aliases: ['f'] });
    const both = join([fn, topic], PLACE);
    expect(both.find('f')).toBeUndefined();
    expect(both.find('f', 'topic')?.id).toBe(topic.id);
  });
});

describe('attributes', () => {
  const value = { a: [{ b: 'x' }], n: '7', empty: '', list: ['p', 1, ''], doc: '{"k":1}', bad: '{', z: 0 };

  it('are found through lists of one, and the first path that holds one counts', () => {
    expect(at(value, 'a.b')).toBe('x');
    expect(at(value, 'a.b.c')).toBeUndefined();
    expect(textAt(value, 'empty', 'n', 'a.b')).toBe('7');
    expect(textAt(value, 'list')).toBeUndefined();
  });

  it('are numbers also as text', () => {
    expect([
      numberAt(value, 'none', 'n'),
      numberAt(value, 'z'),
      numberAt(value, 'empty'),
      numberAt(value, 'doc'),
    ]).toEqual([...[7, 0, undefined, undefined]]);
  });

  it('are lists, records and documents, or nothing of them', () => {
    expect(listAt(value, 'n', 'list')).toEqual(['p', 1, '']);
    expect(listAt(value, 'n')).toEqual([]);
    expect(textsAt(value, 'list')).toEqual(['p']);
    expect(recordsAt(value, 'list', 'a')).toEqual([{ b: 'x' }]);
    expect(recordsAt({ one: { k: 1 } }, 'one')).toEqual([{ k: 1 }]);
    expect(documentAt(value, 'n', 'doc')).toEqual({ k: 1 });
    expect(documentAt({ d: { k: 2 } }, 'd')).toEqual({ k: 2 });
    expect(documentAt(value, 'bad')).toBeUndefined();
    expect(documentAt({ d: '[1]' }, 'd')).toBeUndefined();
  });
});
