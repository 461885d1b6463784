import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { AttributeDiffs } from '#components/run/attribute-diff.tsx';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { PlainText } from './plain-text.tsx';

const markup = (node: React.ReactNode, locale: 'en' | 'ja' = 'en') =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ja} timeZone="UTC">
      {node}
    </NextIntlClientProvider>,
  );

it('shows and names a character that cannot be seen', () => {
  const text = markup(<PlainText text={'prod\u202egpj'} />);
  expect(text).toContain('>⟨U+202E⟩</span>gpj');
  expect(text).toContain('aria-label="Invisible character U+202E"');
  expect(markup(<PlainText text={'\u200b'} />, 'ja')).toContain('見えない文字 U+200B');
});

it('is text and nothing else', () => {
  expect(markup(<PlainText text={'<b>&\n'} />)).toBe('&lt;b&gt;&amp;\n');
});

it('wall row 19: stands wherever a plan shows what is to change', () => {
  const change = { path: 'tags.a\u2066b', before: '"x"', after: '"\u202ey"', sensitive: false };
  const text = markup(
    <AttributeDiffs attributes={[{ ...change, unknownAfter: false, forcesReplacement: false }]} />,
  );
  expect(text).not.toMatch(/[\u202e\u2066]/);
  expect(text).toContain('U+202E');
  expect(text).toContain('U+2066');
});
