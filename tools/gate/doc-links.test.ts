import { expect, test } from 'vitest';
import { brokenLinks, tooLong } from './doc-links.ts';

const there = new Set(['docs/a.md', 'docs/images/x.png', 'LICENSE']);
const broken = (text: string, page = 'docs/page.md') => brokenLinks(page, text, (path) => there.has(path));

test('a relative link is resolved from the page that holds it', () => {
  expect(broken('[a](a.md) ![x](images/x.png) [licence](../LICENSE#top)')).toEqual([]);
});

test('a link that leads nowhere is named with its line', () => {
  expect(broken('one\n\n[b](b.md "title")')).toEqual(['docs/page.md:3: b.md leads nowhere']);
});

test('reference links and HTML pictures are links too', () => {
  expect(broken('[b]: gone.md\n<img src="gone.png">')).toHaveLength(2);
});

test('addresses, anchors and code are left alone', () => {
  expect(broken('[w](https://x.dev) [m](mailto:a@b) [h](#here) `[c](c.md)`\n```\n[d](d.md)\n```')).toEqual(
    [],
  );
});

test('the README has a limit and other pages have none', () => {
  const text = 'x\n'.repeat(121);
  expect(tooLong('README.md', text)).toEqual(['README.md: 121 lines, at most 120']);
  expect(tooLong('docs/long.md', text)).toEqual([]);
});
