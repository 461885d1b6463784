import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DENIALS, NOT_ASKED } from '#components/gallery/denial-samples.ts';
import type { PredictedDenials as Predicted } from '#lib/domain/deploy/denials/predicted.ts';
import { countChanges, type Plan } from '#lib/domain/deploy/plan.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { PredictedDenials } from './predicted-denials.tsx';

const plan = (denials?: Predicted): Plan => ({
  ...{ runId: 'r', content: '', binding: '', changes: [], counts: countChanges([]), outputs: [] },
  madeBy: { commit: 'c' },
  ...(denials ? { denials } : {}),
});
const text = (given: Plan | undefined, locale: 'en' | 'ja' = 'en'): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ja} timeZone="UTC">
      <PredictedDenials plan={given} />
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"');

it('names the role, what it lacks and on what, and the policy that gives it but for what is forbidden', () => {
  const shown = text(plan(DENIALS));
  expect(shown).toContain('3 calls would be refused');
  expect(shown).toContain('IAM denies deploy-infrastructure');
  expect(shown).toContain('lacks dynamodb:UpdateTimeToLive on arn:aws:dynamodb');
  expect(shown).toContain('a policy forbids sqs:DeleteQueue');
  expect(shown).toContain('"dynamodb:UpdateContinuousBackups",');
  expect(shown).not.toContain('"sqs:DeleteQueue"');
  expect(shown).toContain('4 calls or changes are not known');
});

it('says that it is not known where IAM did not say', () => {
  expect(text(plan(NOT_ASKED))).toContain('did not say');
  expect(text(plan(NOT_ASKED))).not.toContain('would be refused:');
  expect(text(plan(NOT_ASKED), 'ja')).toContain('回答がありませんでした');
});

it('says of a plan ahead that what comes first may change it', () => {
  const ahead = { after: ['network'], awaits: [], shown: true };
  expect(text({ ...plan(DENIALS), ahead })).toContain('network is deployed first, and may change that');
});

it('says nothing where nobody was asked, and where everything is allowed', () => {
  expect(text(undefined)).toBe('');
  expect(text(plan())).toBe('');
  expect(text(plan({ decided: 9, denials: [] }))).toBe('');
});
