import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allBefore, inOrder, type Link } from './component.ts';
import { engineOf } from './tool.ts';

const names = (links: readonly Link[]) => links.map((each) => each.name);

/** Up to twelve components, each after some of the others: circles included. */
const anyLinks = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom(...'abcdefghijkl'), minLength: 1, maxLength: 1 }), {
    minLength: 1,
  })
  .chain((all) =>
    fc.tuple(
      ...all.map((name) =>
        fc.record({
          name: fc.constant(name),
          after: fc.subarray(all, { maxLength: Math.min(2, all.length) }),
        }),
      ),
    ),
  );

describe('the order of components', () => {
  it('is that of the file where nothing needs anything', () => {
    const links = ['b', 'a', 'c'].map((name) => ({ name, after: [] }));
    const order = inOrder(links);
    expect(order.ok && names(order.value)).toEqual(['b', 'a', 'c']);
  });

  it('names the way round a circle', () => {
    const links = [
      { name: 'edge', after: [] },
      { name: 'shop', after: ['data'] },
      { name: 'data', after: ['network', 'edge'] },
      { name: 'network', after: ['shop'] },
    ];
    expect(inOrder(links)).toEqual({ ok: false, error: ['shop', 'data', 'network', 'shop'] });
  });

  it('puts nothing before what it needs, loses nothing, and has no circle or names a real one', () => {
    fc.assert(
      fc.property(anyLinks, (links) => {
        const order = inOrder(links);
        if (order.ok) {
          expect(names(order.value).toSorted()).toEqual(names(links).toSorted());
          for (const [at, { name, after }] of order.value.entries()) {
            const earlier = names(order.value.slice(0, at));
            expect(earlier).toEqual(expect.arrayContaining([...after]));
            expect(earlier).toEqual(expect.arrayContaining([...allBefore(name, order.value)]));
          }
          return;
        }
        const circle = order.error;
        expect(circle.length).toBeGreaterThan(1);
        expect(circle.at(0)).toBe(circle.at(-1));
        for (const [at, name] of circle.slice(0, -1).entries())
          expect(links.find((each) => each.name === name)?.after).toContain(circle[at + 1]);
      }),
    );
  });
});

it('follows needs through what lies between', () => {
  const links = [
    { name: 'network', after: [] },
    { name: 'data', after: ['network'] },
    { name: 'edge', after: [] },
    { name: 'shop', after: ['data', 'gone'] },
  ];
  expect(allBefore('shop', links)).toEqual(['network', 'data']);
});

it('knows two engines behind the five names', () => {
  expect(engineOf('opentofu')).toBe('terraform');
  expect(engineOf('cdk')).toBe('cloudformation');
});
