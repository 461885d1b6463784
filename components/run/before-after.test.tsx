import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { afterSamples, metricsOfRelease } from '#components/gallery/after-samples.ts';
import { brokeIts } from '#lib/domain/deploy/after-deploy.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { BeforeAfter } from './before-after.tsx';

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const pages = afterSamples(NOW).map(([, page]) => page);
const broken = pages.find(({ run, after }) => brokeIts(run, after) && run.broke && after.measured);
/** The same figures of a release that nobody found broken. */
function notBroken(): typeof broken {
  if (!broken) throw new Error('no sample');
  const { broke: _, ...run } = broken.run;
  const { watch: __, ...after } = broken.after;
  return { ...broken, run, after };
}
const html = (page: typeof broken) => {
  if (!page) throw new Error('no sample');
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC" now={new Date(NOW)}>
      <BeforeAfter page={page} reading={metricsOfRelease(NOW)} now={NOW} />
    </NextIntlClientProvider>,
  );
};
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('six slow minutes at the end of nineteen move no median: the slowest minute tells of them, and when', () => {
  const text = textOf(html(broken));
  expect(text).toMatch(/Latency p95, median of minutes 4\d ms → before, since then: 4\d ms/);
  expect(text).toMatch(/Slowest minute 4\d ms → before, since then: 32\d ms · 11:5\d/);
});

it('is in failing ink where the release broke, and a slow minute alone is not: it may be a cold start', () => {
  const slowest = /<b class="([^"]*)">32\d\u00a0ms<\/b>/;
  expect(html(broken)).toMatch(/<b class="text-failing-ink">32\d\u00a0ms<\/b>/);
  expect(html(notBroken()).match(slowest)?.[1]).toBe('text-t2');
});
