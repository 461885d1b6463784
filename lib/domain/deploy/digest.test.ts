import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindingDigest, contentDigest, type PlanContent } from './digest.ts';

const KEY = Buffer.alloc(32, 7);
const content: PlanContent = {
  changes: [
    { address: 'aws_sqs_queue.a', actions: ['create'], after: { name: 'a' } },
    { address: 'aws_sqs_queue.b', actions: ['delete'], after: null },
  ],
  outputs: [{ name: 'url', actions: ['create'] }],
  commit: 'c'.repeat(40),
  variables: { environment: 'dev' },
  tools: { terraform: '1.11.4' },
};

describe('the content digest', () => {
  it('does not depend on the order of changes or of keys', () => {
    const change = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.nat(), (changes, turn) => {
        const turned = changes.map((_, index) => changes[(index + turn) % changes.length] ?? {});
        const reversedKeys = turned.map((each) => Object.fromEntries(Object.entries(each).reverse()));
        expect(contentDigest(KEY, { ...content, changes: reversedKeys })).toBe(
          contentDigest(KEY, { ...content, changes }),
        );
      }),
    );
  });

  it.each([
    ['commit', { commit: 'd'.repeat(40) }],
    ['variables', { variables: { environment: 'prod' } }],
    ['tools', { tools: { terraform: '1.12.0' } }],
    ['outputs', { outputs: [] }],
    ['changes', { changes: content.changes.slice(1) }],
  ])('changes with the %s', (_, other) => {
    expect(contentDigest(KEY, { ...content, ...other })).not.toBe(contentDigest(KEY, content));
  });

  it('changes with the key: without it nobody can try out values', () => {
    expect(contentDigest(Buffer.alloc(32, 8), content)).not.toBe(contentDigest(KEY, content));
    expect(contentDigest(KEY, content)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of outputs either', () => {
    const outputs = [{ name: 'b' }, { name: 'a' }];
    const turned = { ...content, outputs: outputs.toReversed() };
    expect(contentDigest(KEY, turned)).toBe(contentDigest(KEY, { ...content, outputs }));
  });

  it('changes with a value that is shown to nobody', () => {
    const secret = (value: string) => ({
      ...content,
      changes: [{ address: 'a', after: { password: value } }],
    });
    expect(contentDigest(KEY, secret('one'))).not.toBe(contentDigest(KEY, secret('two')));
  });
});

describe('the binding digest', () => {
  it('changes with the plan file, the lineage and the serial', () => {
    const state = { lineage: 'l', serial: 3 };
    const all = [
      bindingDigest('p', state),
      bindingDigest('q', state),
      bindingDigest('p', { ...state, serial: 4 }),
      bindingDigest('p', { ...state, lineage: 'm' }),
    ];
    expect(new Set(all).size).toBe(4);
    expect(all[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(bindingDigest('p', { serial: 3, lineage: 'l' })).toBe(all[0]);
  });
});
