import { expect, it } from 'vitest';
import { slackBody } from './slack.ts';

const words = {
  title: 'items/dev is failing',
  lines: [],
  link: 'https://portal.example.org/e/items/dev',
  linkWord: 'Open',
};
const text = (lines: readonly string[]): string =>
  (JSON.parse(slackBody({ topic: 'failing', state: 'open' }, { ...words, lines })) as { text: string }).text;

it('says what happened, why, and where to look', () => {
  expect(text(['3 of 97 requests failed'])).toBe(
    ':red_circle: *items/dev is failing*\n• 3 of 97 requests failed\n<https://portal.example.org/e/items/dev|Open>',
  );
});

it('rings nobody, leads nowhere else and dresses nothing up for what a log line says', () => {
  const said = text(['<!channel> <https://evil.example|look> *bold* & more\nline']);
  expect(said).toContain('&lt;!channel&gt; &lt;https://evil.example|look&gt;');
  expect(said).not.toContain(' *bold*');
  expect(said.split('\n')).toHaveLength(3);
});

const LINK = '\n<https://portal.example.org/e/items/dev|Open>';

it('stays below what Slack takes and keeps its link, whatever it is about', () => {
  for (const lines of [
    ['x'.repeat(9_000)],
    Array(5).fill('&'.repeat(9_000)),
    Array(40).fill('<'.repeat(200)),
  ]) {
    const said = text(lines);
    expect(said.length).toBeLessThan(3_000);
    expect(said.endsWith(LINK)).toBe(true);
    // No mark is cut in its middle.
    expect(said.replaceAll(/&(amp|lt|gt);/g, '')).not.toContain('&');
  }
});

it('keeps both ends of a long line, and says where lines are left out', () => {
  expect(text([`AccessDenied ${'x'.repeat(900)} arn:aws:iam::1:role/api`])).toMatch(
    /\n• AccessDenied x+…x+ arn:aws:iam::1:role\/api\n/,
  );
  expect(text(Array(40).fill('y'.repeat(300)))).toContain(`\n…${LINK}`);
});
