import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosesStack, coversChoice, matchesName, namedStacks, openChoices } from './stack-choice.ts';

describe('a choice of stacks', () => {
  it.each([
    ['shop-*', 'shop-prod', true],
    ['shop-*', 'shop-', true],
    ['shop-*', 'shop', false],
    ['shop-*', 'my-shop-prod', false],
    ['*-prod', 'shop-prod', true],
    ['*-prod', 'shop-prod-eu', false],
    ['shop-*-api', 'shop-prod-api', true],
    ['shop-*-api', 'shop-api', false],
    ['a*a', 'a', false],
    ['*b*', 'abc', true],
    ['a*bc*c', 'abc', false],
  ])('%s takes %s: %s', (pattern, name, takes) => {
    expect(matchesName(pattern, name)).toBe(takes);
  });

  it('takes what the same pattern takes as a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 });
    const pattern = fc.array(letters, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('*'));
    fc.assert(
      fc.property(pattern, letters, (text, name) => {
        expect(matchesName(text, name)).toBe(new RegExp(`^${text.replaceAll('*', '.*')}$`).test(name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('by tags takes stacks that carry all of them', () => {
    const choice = { tags: { Project: 'shop', Stage: 'prod' } };
    expect(choosesStack(choice, { name: 'x', tags: { Project: 'shop', Stage: 'prod', Team: 'sky' } })).toBe(
      true,
    );
    expect(choosesStack(choice, { name: 'x', tags: { Project: 'shop' } })).toBe(false);
  });

  it('is a name, or open', () => {
    const choices = ['legacy', 'shop-*', { tags: { Project: 'shop' } }];
    expect(namedStacks(choices)).toEqual(['legacy']);
    expect(openChoices(choices)).toEqual(['shop-*', { tags: { Project: 'shop' } }]);
  });

  it.each([
    ['shop-*', 'shop-prod-*', true],
    ['shop-prod-*', 'shop-*', false],
    ['shop-*', '*-prod', false],
    [{ tags: { Project: 'shop' } }, { tags: { Project: 'shop', Stage: 'prod' } }, true],
    [{ tags: { Project: 'shop', Stage: 'prod' } }, { tags: { Project: 'shop' } }, false],
    ['shop-*', { tags: { Project: 'shop' } }, false],
  ])('%j holds all of %j: %s', (first, second, covers) => {
    expect(coversChoice(first, second)).toBe(covers);
  });
});
