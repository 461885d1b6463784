import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { runSamples } from '#components/gallery/run-samples.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reason } from '#lib/domain/reason.ts';
import { days, instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import { Approvals } from './approvals.tsx';

const NOW = instant(1_800_000_000_000);

const words = (page: RunPage): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <Approvals page={page} you="demo-admin" />
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');

function sample(name: string): RunPage {
  const found = runSamples(NOW).find(([each]) => each.startsWith(name))?.[1];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}

describe('what the approvals of a run rest on', () => {
  it('says that they are not signed where nobody asks for it', () => {
    expect(words(sample('waits for others'))).toContain('Approvals are not signed here');
  });

  it('names whom a signature names, how it was made, and how long an approval counts', () => {
    const text = words(sample('signed'));
    expect(text).toContain('Approvals are signed in this environment.');
    expect(text).toContain('Requested by Goro Mori, signed with an SSH key');
    expect(text).toMatch(/Hana Sato approved .* signed with a passkey/);
    expect(text).toContain('An approval is valid for 3 d');
    expect(text).toContain('7K2M-9QXT');
  });

  it('says of an approval that does not count why, and still asks for somebody', () => {
    const text = words(sample('signed'));
    expect(text).toContain('Not counted. This environment requires a signature, and there is none.');
    expect(text).toContain('Another approver');
  });

  it('says so when the request itself does not count', () => {
    const page = sample('waits for others');
    const refused = {
      ...page,
      proof: {
        ...{ signed: false, signers: {}, refused: [], approvalLasts: days(3) },
        requestRefused: reason('proof.request-not-audited', { name: 'demo-infra' }),
      },
    };
    expect(words(refused)).toContain(
      'The request does not count. The audit has no entry that infra requested it.',
    );
  });
});
