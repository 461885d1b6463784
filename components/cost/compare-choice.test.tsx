import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { ComparedBy } from '#lib/domain/cost/compare.ts';
import en from '#messages/en.json' with { type: 'json' };
import { CompareChoice } from './compare-choice.tsx';

/** What each key of the page leads to. */
function keysOf(other: string | undefined, by: ComparedBy): Readonly<Record<string, string>> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <CompareChoice
        choices={{ environments: ['dev', 'staging'], months: ['2026-10'] }}
        other={other}
        by={by}
        hrefOf={(chosen) => `?${new URLSearchParams(chosen)}`}
      />
    </NextIntlClientProvider>,
  );
  return Object.fromEntries(
    [...html.matchAll(/<a [^>]*>/g)].flatMap(([link]) => {
      const key = /aria-keyshortcuts="(.)"/.exec(link)?.[1];
      const href = /href="([^"]*)"/.exec(link)?.[1];
      return key && href !== undefined ? [[key, href.replaceAll('&amp;', '&')]] : [];
    }),
  );
}

it('compares with the first of the list by c, and with nothing again', () => {
  expect(keysOf(undefined, 'line')).toEqual({ c: '?with=dev&by=line' });
  expect(keysOf('staging', 'line').c).toBe('?');
});

it('goes through lines, services, components and owners by s, round and round', () => {
  expect(keysOf('dev', 'line').s).toBe('?with=dev&by=service');
  expect(keysOf('dev', 'owner').s).toBe('?with=dev&by=line');
});
