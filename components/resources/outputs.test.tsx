import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import { OutputsTable } from './outputs.tsx';

const words = (props: Parameters<typeof OutputsTable>[0]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <OutputsTable {...props} />
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('shows under which name an output is exported, and who imports it', () => {
  const text = words({
    outputs: {
      terraform: { ApiId: 'of Terraform' },
      stack: { ApiUrl: 'https://x', ApiId: 'x1', Layer: 'l' },
      exports: { ApiUrl: 'items-dev-api-url', ApiId: 'items-dev-api-id' },
    },
    importers: { 'items-dev-api-url': ['web/dev', 'hello/dev'] },
  });
  expect(text).toContain('ApiUrl exported as items-dev-api-url · imported by web/dev , hello/dev SAM');
  expect(text).toContain('ApiId exported as items-dev-api-id · no stack read here imports it SAM');
  expect(text).toContain('Layer SAM');
  expect(text).toContain('ApiId TF');
});
