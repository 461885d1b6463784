import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { HealthSample, Verdict } from '#lib/domain/health/health.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { stripAxis } from './strip-axis.ts';
import { StripScale } from './strip-scale.tsx';
import { WatchStrip } from './watch-strip.tsx';

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const every = (from: number, to: number, verdict: Verdict = 'healthy'): HealthSample[] =>
  Array.from({ length: from - to }, (_, index) => ({
    at: instant(NOW - (from - index) * 60_000),
    verdict,
    deploying: false,
  }));
const drawn = (samples: readonly HealthSample[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <WatchStrip
        samples={samples}
        marks={[{ at: instant(NOW - 600_000), number: 4, runId: 'r' }]}
        axis={stripAxis([samples[0]?.at], NOW)}
        name="items/dev"
      />
    </NextIntlClientProvider>,
  );

it('tells a listener the verdict now, what else was seen and how many deploys', () => {
  expect(drawn([...every(24 * 60, 30), ...every(30, 0, 'degraded')])).toContain(
    'aria-label="items/dev, last 24 hours: now Degraded; also seen: Degraded; 1 deploy"',
  );
});

it('draws a young history over the whole width and names its deploys, without a word or hatch for what was before', () => {
  const young = drawn(every(28, 0));
  expect(young).toContain('<rect x="0%" width="100%"');
  expect(young).not.toContain('hatch');
  expect(young).toContain('>#4</text>');
  expect(young).toContain('not watched the whole day');
  const whole = drawn(every(24 * 60, 0));
  expect(whole).not.toContain('>#4</text>');
  expect(whole).not.toContain('not watched the whole day');
});

it('draws a hole of a minute or two without an outline that would be nothing but dashes', () => {
  const day = every(24 * 60, 60);
  const hole = drawn([...day, ...every(60, 20), ...every(15, 0)]);
  expect(hole).toContain('url(#hatch)');
  expect(hole).not.toContain('stroke-dasharray="3 2"');
  expect(drawn([...day, ...every(60, 40), ...every(15, 0)])).toContain('stroke-dasharray="3 2"');
});

it('names the hours of a day but the one below the word at its beginning', () => {
  const scale = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <StripScale axis={{ now: NOW }} />
    </NextIntlClientProvider>,
  );
  const words = [...scale.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word);
  expect(words).toEqual(['24 h', '00:00', '06:00', 'last hour', 'now']);
});
