import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ratio } from '#lib/domain/units.ts';
import ja from '#messages/ja.json' with { type: 'json' };
import { BudgetShare, type ShownShare } from './budget-share.tsx';

const drawn = (share: ShownShare) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="ja" messages={ja} timeZone="UTC">
      <BudgetShare share={share} />
    </NextIntlClientProvider>,
  );

it('is a quiet figure, loud near the quota, unknown and not zero when nothing was reported', () => {
  expect(drawn(ratio(0.31))).toBe('<span class="nav-aside">31 %</span>');
  expect(drawn(ratio(0.51))).toContain('text-degraded-ink');
  expect(drawn(ratio(0))).toContain('0 %');
  expect(drawn('unknown')).toContain('不明');
  expect(drawn(undefined)).toBe('');
});
