import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DARK, LIGHT, VARIABLES } from '#lib/diagram/draw/palette.ts';

const css = readFileSync(new URL('./diagram.css', import.meta.url), 'utf8');
const declared = new Map(
  [...css.matchAll(/--dg-([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
);

it('gives every colour of a drawing a variable', () => {
  const used = Object.values(VARIABLES).filter((value) => value !== 'none');
  expect(used.filter((value) => !declared.has(value.slice('var(--dg-'.length, -1)))).toEqual([]);
});

it('has the colours of an exported drawing, but where the product has a token of its own', () => {
  const own = [...declared].filter(([, value]) => !value?.startsWith('var('));
  const expected = own.map(([name]) => {
    const [light, dark] = [LIGHT[name as keyof typeof LIGHT], DARK[name as keyof typeof DARK]];
    return [name, light === dark ? light : `light-dark(${light}, ${dark})`];
  });
  expect(own).toEqual(expected);
});
