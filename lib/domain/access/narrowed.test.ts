import { expect, it } from 'vitest';
import type { Grant } from './caller.ts';
import { narrowed } from './narrowed.ts';

const on = (...places: readonly string[]): readonly Grant[] =>
  places.map((place) => ({ role: 'developer', on: place }));

it.each([
  { grants: ['*'], within: ['items/*'], kept: ['items/*'] },
  { grants: ['*'], within: ['*'], kept: ['*'] },
  { grants: ['items/*'], within: ['items/prod'], kept: ['items/prod'] },
  { grants: ['items/dev'], within: ['items/*'], kept: ['items/dev'] },
  { grants: ['items/*'], within: ['*'], kept: ['items/*'] },
  { grants: ['items/*'], within: ['items2/*', 'items2/dev'], kept: [] },
  { grants: ['items/dev'], within: ['items/prod'], kept: [] },
  { grants: ['items/dev', 'hello/*'], within: ['hello/dev', 'items/dev'], kept: ['items/dev', 'hello/dev'] },
])('$grants within $within is $kept', ({ grants, within, kept }) => {
  expect(narrowed(on(...grants), within).map((each) => each.on)).toEqual(kept);
});
