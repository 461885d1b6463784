import { expect, it } from 'vitest';
import { namedLink } from './link-name.ts';
import { svg, toText } from './svg.ts';

const text = (words: string) => svg('text', { x: 0, y: 0 }, words);

it('calls a link by every word that is drawn, in order, then by what only colour tells', () => {
  const part = svg('g', {}, text('api'), svg('g', {}, svg('rect', {}), text('logs 90 d')), text('SAM'));
  expect(namedLink(part, { href: '#api' }, ['Healthy', undefined]).attributes['aria-label']).toBe(
    'api, logs 90 d, SAM, Healthy',
  );
});

it('says a word once that is drawn and told', () => {
  const named = namedLink(svg('g', {}, text('api'), text('change')), { href: '#api' }, ['change']);
  expect(named.attributes['aria-label']).toBe('api, change');
});

it('keeps words apart that no space parts in the drawing', () => {
  const link = namedLink(svg('g', {}, text('api'), text('10/min')), { href: '#api' });
  expect(
    toText(link)
      .replaceAll(/<[^>]+>/g, '')
      .trim(),
  ).toBe('api 10/min');
});
