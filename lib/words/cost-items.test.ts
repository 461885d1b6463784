import { expect, it } from 'vitest';
import { ITEMS } from '#lib/domain/cost/items.ts';
import { LOCALES } from './locale.ts';
import { translator } from './translate.ts';

it.each(LOCALES)('each priced item and its unit has words: %s', (locale) => {
  const t = translator(locale);
  const lacking = Object.entries(ITEMS).flatMap(([item, { unit }]) =>
    [`cost.item.${item}`, `cost.unit.${unit}`].filter((key) => !t.has(key)),
  );
  expect(lacking).toEqual([]);
});
