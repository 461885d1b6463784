import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { FigureChart } from './figure-chart.tsx';

const DEPLOYED = instant(Date.UTC(2026, 10, 22, 12));
const RANGE = { from: minus(DEPLOYED, minutes(15)), to: plus(DEPLOYED, minutes(19)) };

/** What stands above the plot, from left to right: where each word begins, and ends by the width of its letters. */
function wordsAbove(brokeAfter: number, words: { readonly watch: string; readonly broke: string }) {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{}} timeZone="UTC">
      <FigureChart
        {...{ label: 'Errors', minutes: [], value: () => undefined, tick: String, kind: 'line', bad: false }}
        marks={{
          ...{ range: RANGE, deployedAt: DEPLOYED, deployed: '#218', words },
          watch: { from: DEPLOYED, to: plus(DEPLOYED, minutes(5)) },
          broke: plus(DEPLOYED, minutes(brokeAfter)),
        }}
      />
    </NextIntlClientProvider>,
  );
  return [...markup.matchAll(/<text x="([\d.]+)" y="13"( text-anchor="end")?[^>]*>([^<]*)</g)].map(
    ([, x = '', end, text = '']) => {
      const width = [...text].reduce((sum, letter) => sum + (letter > '\u2fff' ? 11 : 6.4), 0);
      const from = Number(x) - (end ? width : 0);
      return { text, from, to: from + width };
    },
  );
}

it.each([
  ['English', { watch: 'watch', broke: 'broke' }],
  ['Japanese', { watch: '監視', broke: '障害発生' }],
])('no word above the plot covers another nor leaves the drawing, whenever it broke, in %s', (_, words) => {
  for (let after = 0; after <= 19; after += 0.5) {
    const above = wordsAbove(after, words).toSorted((a, b) => a.from - b.from);
    expect(above.some(({ text }) => text.startsWith(words.broke))).toBe(true);
    for (const [at, each] of above.entries()) {
      expect(each.to).toBeLessThanOrEqual(380.001);
      expect(each.from).toBeGreaterThanOrEqual(above[at - 1]?.to ?? 0);
    }
  }
  expect(wordsAbove(14, words).map(({ text }) => text)).toContain(words.watch);
});
