import { expect, it } from 'vitest';
import {
  type ArchitectureSearch,
  around,
  choosing,
  exportHref,
  exportOf,
  hrefOf,
  inView,
  searchOf,
  toggling,
} from './search.ts';

it('opens with the simple view, and for an unknown one', () => {
  expect(searchOf({})).toEqual({ view: 'simple', overlay: 'health' });
  expect(searchOf({ view: 'upside-down' })).toEqual({ view: 'simple', overlay: 'health' });
});

const back = (search: ArchitectureSearch) => {
  const params = new URLSearchParams(hrefOf(search));
  const closed = params.getAll('closed');
  return searchOf({ ...Object.fromEntries(params), ...(closed.length > 0 ? { closed } : {}) });
};

it.each<ArchitectureSearch>([
  { view: 'detailed', node: 'tf:infra/terraform#aws_subnet.private["a"]', overlay: 'traffic' },
  { view: 'focus', around: 'cfn:app/Api&x=1', depth: 3, overlay: 'health' },
  { view: 'simple', overlay: 'health', rows: 600 },
  { view: 'detailed', closed: ['tf:a#aws_vpc.x', 'group operations'], overlay: 'change', run: 12 },
])('reads back the address that it wrote, whatever the ids', (search) => {
  expect(back(search)).toEqual(search);
});

it('a focus without a middle is the simple view, and a run that is no number is none', () => {
  expect(searchOf({ view: 'focus', run: '-1' })).toEqual({ view: 'simple', overlay: 'health' });
});

it('closes and opens containers; another view knows neither them nor the chosen part', () => {
  const search = searchOf({ view: 'detailed', node: 'a', overlay: 'change', run: '3' });
  const closed = toggling(toggling(search, 'vpc'), 'zone');
  expect(closed).toEqual({ view: 'detailed', overlay: 'change', run: 3, closed: ['vpc', 'zone'] });
  expect(toggling(toggling(closed, 'vpc'), 'zone')).toEqual(choosing(search, undefined));
  expect(inView({ ...closed, node: 'vpc' }, 'flow')).toEqual({ view: 'flow', overlay: 'change', run: 3 });
  expect(around(closed, 'fn', 1)).toMatchObject({ view: 'focus', around: 'fn', depth: 1 });
  expect(around(closed, 'fn', 1)).not.toHaveProperty('closed');
});

it('asks for the picture that is shown as a file, and refuses what is no format', () => {
  const search = { ...SHOWN, node: 'api' };
  const { searchParams, pathname } = new URL(exportHref('items/dev', search, 'drawio'), 'http://portal');
  expect(pathname).toBe('/e/items/dev/architecture/export');
  const given = { ...Object.fromEntries(searchParams), closed: searchParams.getAll('closed') };
  expect(exportOf({ ...given, theme: 'dark' })).toEqual({
    search: SHOWN,
    overlays: ['cost'],
    format: 'drawio',
    theme: 'dark',
  });
  expect(exportOf({ view: 'flow', format: 'exe' })).toBeUndefined();
});

it('names the overlay of the page, and gives a plain picture to whoever names none', () => {
  const shown = new URL(exportHref('items/dev', { view: 'flow', overlay: 'health' }, 'svg'), 'http://portal');
  expect(exportOf(Object.fromEntries(shown.searchParams))?.overlays).toEqual(['health']);
  expect(exportOf({ view: 'flow', format: 'svg' })?.overlays).toEqual([]);
});

const SHOWN = { view: 'detailed', overlay: 'cost', closed: ['container:a', 'b'], run: 3 } as const;
