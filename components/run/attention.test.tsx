import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { runSamples } from '#components/gallery/run-samples.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reason } from '#lib/domain/reason.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { Attention } from './attention.tsx';

const NOW = instant(1_800_000_000_000);
const samples = new Map(runSamples(NOW));
const sample = (name: string): RunPage => {
  const page = samples.get(name);
  if (!page) throw new Error(`no sample ${name}`);
  return page;
};
const nothing = async () => ({});

function shown(page: RunPage, locale: 'en' | 'ja' = 'en'): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={locale === 'en' ? en : ja}
      timeZone="UTC"
      now={new Date(NOW)}
    >
      <Attention page={page} cancelUpdate={nothing} continueRollback={nothing} close={nothing} />
    </NextIntlClientProvider>,
  );
}

describe('what AWS says now', () => {
  it('names the resource that does not answer, and offers to cancel the update', () => {
    const html = shown(sample('a custom resource does not answer'));
    expect(html).toContain('UPDATE_IN_PROGRESS');
    expect(html).toContain('Warmup');
    expect(html).toContain('Cancel the update');
    expect(html).not.toContain('Close the run');
  });

  it('of a stuck stack offers to continue it without what failed, and to close the run with a reason', () => {
    const html = shown(sample('a rollback failed: a person looks, continues or closes it'));
    expect(html).toContain('UPDATE_ROLLBACK_FAILED');
    expect(html).toMatch(/type="checkbox" name="skip" value="Warmup"/);
    expect(html).toMatch(/<input[^>]*required="" name="why"/);
    expect(html).not.toContain('Cancel the update</button>');
  });

  it('says why somebody may not, and then has no form', () => {
    const page = sample('a rollback failed: a person looks, continues or closes it');
    const why = reason('access.no-grant', { action: 'deploys:approve-application', target: 'items/prod' });
    const html = shown({ ...page, refusals: { ...page.refusals, close: why, continueRollback: why } });
    expect(html).not.toContain('<form');
    expect(html).toContain('You have no role that allows deploys:approve-application on items/prod.');
  });

  it('speaks Japanese', () => {
    expect(shown(sample('a custom resource does not answer'), 'ja')).toContain('更新をキャンセル');
  });

  it('is absent where nothing is executed', () => {
    expect(shown(sample('done'))).toBe('');
  });
});
