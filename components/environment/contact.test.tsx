import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Contact } from '#lib/domain/environment.ts';
import ja from '#messages/ja.json' with { type: 'json' };
import { useContactFacts } from './contact.tsx';

function Facts({ contact }: { readonly contact: Contact }) {
  return useContactFacts(contact).map(({ name, value }) => (
    <p key={name}>
      {name} {value}
    </p>
  ));
}

const html = (contact: Contact) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="ja" messages={ja} timeZone="UTC">
      <Facts contact={contact} />
    </NextIntlClientProvider>,
  );

it('names whom to ask, and links a runbook that is an address', () => {
  const shown = html({ owner: 'platform', onCall: '<b>', runbook: 'https://wiki.example.org/items' });
  expect(shown).toContain('<p>担当 platform</p><p>当番 &lt;b&gt;</p><p>手順書 <a');
  expect(shown).toContain('href="https://wiki.example.org/items"');
  expect(shown).toContain('>wiki.example.org/items</a>');
});

it('shows a path of the repository, and whatever else a browser would follow, as text', () => {
  expect(html({ runbook: 'docs/runbook.md' })).toBe('<p>手順書 docs/runbook.md</p>');
  expect(html({ runbook: 'javascript:alert(1)' })).not.toContain('href');
  expect(html({})).toBe('');
});
