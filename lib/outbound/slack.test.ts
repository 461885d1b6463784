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

it('stays below what Slack takes', () => {
  expect(text(['x'.repeat(9_000)]).length).toBeLessThan(3_000);
});
