import { expect, it } from 'vitest';
import { pngOf } from './png.ts';

const drawn = (text: string) =>
  pngOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="IBM Plex Sans, IBM Plex Sans JP"><rect width="200" height="40" fill="#fff"/><text x="8" y="26" font-size="20">${text}</text></svg>`,
    1,
  );

// A font that is not found draws nothing, and nobody is told: the file of an empty label is the measure.
it.each(['api', '在庫', 'カート', '注文 api'])('gives %s ink', async (text) => {
  const [empty, full] = await Promise.all([drawn(''), drawn(text)]);
  expect(full.length).toBeGreaterThan(empty.length + 100);
});
