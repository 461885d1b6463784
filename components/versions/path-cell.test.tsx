import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { reason } from '#lib/domain/reason.ts';
import en from '#messages/en.json' with { type: 'json' };
import { PathCell } from './path-cell.tsx';

const refused = reason('deploy.watch-only', { component: 'orders', environment: 'shop/prod' });
const cell = (many: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <PathCell
        path={{ from: 'shop/dev', to: 'shop/prod', between: { kind: 'unknown' }, promotes: 41, refused }}
        {...{ component: 'orders', open: false, href: '?', many }}
      />
    </NextIntlClientProvider>,
  );

it('says below a refused promote why, and offers none', () => {
  const html = cell(false);
  expect(html).toContain('aria-disabled="true"');
  expect(html).toContain('is watched only');
  expect(html).not.toContain('<details');
  expect(html).not.toContain('href="/deploys/new');
});

it('keeps the reason closed in one of many rows, and tells that it opens', () => {
  const html = cell(true);
  expect(html).toMatch(/^<div class="path" data-kind="unknown">.*<details class="path-refused"><summary/);
  expect(html).toContain('Promote<span class="sr-only">: refused, show why</span>');
  expect(html).toContain('is watched only');
});
