import { expect, it } from 'vitest';
import { exportHref, hrefOf, pictureChoiceOf, searchOf } from './search.ts';

it('opens with the simple view, and for an unknown one', () => {
  expect(searchOf({})).toEqual({ view: 'simple', overlay: 'health' });
  expect(searchOf({ view: 'upside-down' })).toEqual({ view: 'simple', overlay: 'health' });
});

it('reads back the address that it wrote, whatever the id', () => {
  const id = 'tf:infra/terraform#aws_subnet.private["a"]';
  expect(searchOf(Object.fromEntries(new URLSearchParams(hrefOf('detailed', id, 'traffic'))))).toEqual({
    view: 'detailed',
    node: id,
    overlay: 'traffic',
  });
});

it('asks for a file in words that the export understands, and refuses what is no format', () => {
  const { searchParams, pathname } = new URL(exportHref('items/dev', 'flow', 'drawio'), 'http://portal');
  expect(pathname).toBe('/e/items/dev/architecture/export');
  expect(pictureChoiceOf({ ...Object.fromEntries(searchParams), theme: 'dark' })).toEqual({
    view: 'flow',
    format: 'drawio',
    theme: 'dark',
  });
  expect(pictureChoiceOf({ view: 'flow', format: 'exe' })).toBeUndefined();
});
