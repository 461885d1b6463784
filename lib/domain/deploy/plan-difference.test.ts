import { expect, it } from 'vitest';
import { planDifference } from './plan-difference.ts';

const change = (address: string, action: 'create' | 'update' = 'create') => ({
  address,
  type: 't',
  action,
  attributes: [],
  risks: [],
});
const plan = (...changes: ReturnType<typeof change>[]) => ({ changes, outputs: [], madeBy: { commit: 'c' } });

it('a plan differs by what came, went and became otherwise', () => {
  expect(
    planDifference(
      plan(change('a'), change('b'), change('c')),
      plan(change('a'), change('b', 'update'), change('d')),
    ),
  ).toEqual(['~ b update', '+ d create', '- c create']);
});

it('a difference that cannot be shown is said', () => {
  expect(planDifference(plan(change('a')), plan(change('a')))).toEqual([
    'values that are not shown, outputs or tools',
  ]);
});

it('another commit is said first', () => {
  const other = { ...plan(change('a')), madeBy: { commit: 'd' } };
  expect(planDifference(plan(change('a')), other)).toEqual(['other commit']);
});

it('of more than twelve lines the rest is counted', () => {
  const many = Array.from({ length: 14 }, (_, index) => change(`a${index}`));
  expect(planDifference(plan(), plan(...many.slice(0, 12)))).toHaveLength(12);
  const lines = planDifference(plan(), plan(...many));
  expect(lines).toHaveLength(13);
  expect(lines.slice(11)).toEqual(['+ a11 create', 'and 2 more']);
});
