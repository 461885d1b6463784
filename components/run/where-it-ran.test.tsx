import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { releaseRun } from '#components/gallery/app-run-samples.ts';
import type { WhereItRan as Ran } from '#lib/domain/deploy/run-release.ts';
import { reason } from '#lib/domain/reason.ts';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { WhereItRan } from './where-it-ran.tsx';

const NOW = instant(1_800_000_000_000);
const page = releaseRun(NOW, 'awaiting-approval');
const [dev] = page.release.ran as readonly [Ran];

const html = (release: Partial<typeof page.release>): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC" now={new Date(NOW)}>
      <WhereItRan page={{ ...page, release: { ...page.release, ...release } }} axis={{ now: NOW }} />
    </NextIntlClientProvider>,
  );
const words = (release: Partial<typeof page.release> = {}): string =>
  html(release)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('where these bytes ran', () => {
  it('says for how long, how its environment did since, and what its watch counted before and since', () => {
    const text = words();
    expect(text).toMatch(/dev #211 .*healthy throughout/);
    expect(text).toMatch(/0\.31 → 0\.27 % 212 → 219 ms 2,914/);
    expect(text).toContain('items/dev, last 24 h, with #211');
  });

  it('writes both units where they differ', () => {
    const { saw } = dev;
    if (!saw) throw new Error('no sample');
    const slow = { ...saw, before: { ...saw.before, p95: 812 }, since: { ...saw.since, p95: 68_000 } };
    expect(words({ ran: [{ ...dev, saw: slow }] })).toContain('812 ms → 1 min 08 s');
  });

  it('claims no figure for an environment that watches nothing, and no health that may not be seen', () => {
    const { saw: _, fared: __, day: ___, ...bare } = dev;
    const text = words({ ran: [bare] });
    expect(text).toContain('not watched');
    expect(text).not.toMatch(/healthy|last 24 h/);
  });

  it('does not call healthy what broke there, nor what nobody judged for a while', () => {
    const broke = { at: NOW, verdict: 'failing' } as const;
    expect(words({ ran: [{ ...dev, run: { ...dev.run, broke } }] })).not.toContain('healthy throughout');
    expect(words({ ran: [{ ...dev, fared: { worst: 'unknown', whole: false } }] })).toContain(
      'not known at times in the last 24 h',
    );
  });

  it('names what was left out on the way, with the way there or why it is closed', () => {
    expect(html({})).toContain(
      '/deploys/new?environment=items%2Fstaging&amp;promote=211&amp;only=application',
    );
    expect(words()).toMatch(/Not run in staging Promote to items\/staging/);
    const refused = reason('release.same', { environment: 'items/staging' });
    const promote = { kind: 'promote', environment: 'items/staging', run: 211, refused } as const;
    const closed = words({ notRun: [{ environment: 'items/staging', promote }] });
    expect(closed).toContain('Not run in staging');
    expect(closed).not.toContain('Promote to');
  });
});
