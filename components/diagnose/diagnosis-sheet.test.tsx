import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { diagnosisSample, quietDiagnosis, transitDiagnosis } from '#components/gallery/diagnosis-samples.ts';
import { NowProvider } from '#components/time/now.tsx';
import { instant } from '#lib/domain/time.ts';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { DiagnosisSheet } from './diagnosis-sheet.tsx';

const NOW = instant(Date.UTC(2026, 10, 29, 6));
const COMMIT = 'e07c6d1'.padEnd(40, '0');
const drawn = (
  diagnosis = diagnosisSample(NOW),
  mayRequest = ['infrastructure'],
  locale = 'en',
  deployed: Readonly<Record<string, string>> = { infrastructure: COMMIT },
) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ja} timeZone="UTC">
      <NowProvider now={NOW}>
        <DiagnosisSheet
          environment="items/dev"
          diagnosis={diagnosis}
          page={{ mayRequest, newestRuns: { application: 77 }, deployed }}
        />
      </NowProvider>
    </NextIntlClientProvider>,
  );

it('names part, place and cause, the most harm first, with the way out of each', () => {
  const page = drawn();
  const titles = [...page.matchAll(/<article[^>]*aria-label="([^"]+)"/g)].map(([, title]) => title);
  expect(titles).toEqual([
    'items-dev-app waits in UPDATE_ROLLBACK_FAILED: ApiFunction failed first',
    'api has no way out of ap-northeast-1c: the route to the internet is missing',
    'api may not do dynamodb:DeleteItem: no policy of items-dev-api allows it',
  ]);
  expect(page).toContain('href="/deploys/77"');
  expect(page).toContain(
    `href="/deploys/new?environment=items%2Fdev&amp;only=infrastructure&amp;commit=${COMMIT}"`,
  );
  expect(page).toContain('Of commit e07c6d1, which is deployed here.');
  expect(page).toContain('resources = [aws_dynamodb_table.data.arn]');
  expect(page).toContain('infra/terraform/role_policies.tf:118');
  // Of what does the most harm; the others wait for it.
  expect(page.match(/control-primary/g)).toHaveLength(1);
});

it('draws the zone that is whole for comparison, and dots what lies beyond the missing hop', () => {
  const page = drawn();
  expect(page).toContain('Way out of ap-northeast-1a: whole');
  expect(page).toContain('Way out of ap-northeast-1c: no route to 0.0.0.0/0');
});

it('draws the endpoint that stops a call, and a way that nobody followed as neither whole nor broken', () => {
  const page = drawn(transitDiagnosis(NOW));
  expect(page).toContain('worker does not reach secretsmanager from ap-northeast-1c');
  expect(page).toContain('Way out of ap-northeast-1a: not followed past tgw-0f31');
  expect(page).toContain('Way out of ap-northeast-1c: security group');
  expect(page).toMatch(/data-kind="endpoint" data-state="stopped"/);
  expect(page).toMatch(/data-kind="elsewhere" data-state="passed"/);
});

it('says of a refusal who asked for what on what, and how often, in columns of their own', () => {
  const [, , refused = ''] = drawn().split('<article').slice(1);
  const asked = /<dl class="asked">(.*?)<\/dl>/
    .exec(refused)?.[1]
    ?.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  expect(asked).toBe(
    ' Who items-dev-api Action dynamodb:DeleteItem Resource arn:aws:dynamodb:ap-northeast-1:000000000000:table/items-dev-data Asked 3 times ',
  );
  expect(refused).toContain('data-of="denied"');
});

it('gives what is done with a cause its key: request the run, copy the lines at once', () => {
  const page = drawn();
  expect(page).toMatch(/<a [^>]*aria-keyshortcuts="r"[^>]*>Request a run of infrastructure<\/a>/);
  expect(page).toMatch(/<button [^>]*aria-keyshortcuts="y" data-at-once=""/);
  // Where the focus of `j` and `k` goes.
  expect(page.match(/<h3 tabindex="-1" class="diagnosed-title/g)).toHaveLength(3);
});

it('names no commit where no run of the portal deployed it, and says that one has to be named', () => {
  const page = drawn(diagnosisSample(NOW), ['infrastructure'], 'en', {});
  expect(page).toContain('href="/deploys/new?environment=items%2Fdev&amp;only=infrastructure"');
  expect(page).toContain('No run of this portal deployed infrastructure');
});

it('offers no run to somebody who may not request one', () => {
  const page = drawn(diagnosisSample(NOW), []);
  expect(page).not.toContain('/deploys/new');
  expect(page).toContain('Your role cannot request it.');
});

it('is no green check alone where nothing is found: each check is named, and one that could not look is unknown', () => {
  const page = drawn(quietDiagnosis(NOW));
  expect(page).toContain('Stacks that wait for a person');
  expect(page).toContain('not readable');
  expect(page).toContain('logs:FilterLogEvents');
  expect(page).toContain('of-unknown');
  // Nobody knows whether a function hit its timeout.
  expect(page).toContain('2 of 3 checks find nothing');
  expect(page).toContain('What the other would find is not known');
  expect(page).not.toMatch(/No cause to name|no function hit its timeout/);
});

it('says that there is nothing only when every check could look', () => {
  const quiet = quietDiagnosis(NOW);
  const checks = quiet.checks.map(({ check }) => ({ check, state: 'clear' as const }));
  const page = drawn({ ...quiet, checks });
  expect(page).toContain('No cause to name');
  expect(page).toContain('no function hit its timeout');
  expect(page).not.toContain('not known');
});

it('has words for all of it in both languages', () => {
  for (const locale of ['en', 'ja']) {
    const page = drawn(diagnosisSample(NOW), ['infrastructure'], locale);
    expect(page).not.toMatch(/diagnose\.[a-z]/);
  }
});
