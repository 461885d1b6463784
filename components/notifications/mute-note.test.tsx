import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { parseInstant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { MuteNote } from './mute-note.tsx';

it('says that nobody is told, by whom, until when and why, and leads to where it ends', () => {
  const until = parseInstant('2026-11-29T04:00:00Z');
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <MuteNote by="alice" until={until} why="<b>Moving</b> the table" />
    </NextIntlClientProvider>,
  );
  expect(drawn).toContain('href="/settings/notifications"');
  expect(drawn.replaceAll(/<[^>]+>/g, '')).toContain(
    'Notifications are muted by alice · Until 2026-11-29 04:00:00 · &lt;b&gt;Moving&lt;/b&gt; the table',
  );
});
