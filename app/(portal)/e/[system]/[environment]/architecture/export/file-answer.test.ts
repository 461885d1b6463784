import { expect, it } from 'vitest';
import { PICTURE_FORMATS } from '#lib/domain/graph/picture.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { fileAnswer } from './file-answer.ts';

const NOW = instant(1_795_000_020_000);
const drawn = ready(
  { base64: Buffer.from('<svg/>').toString('base64') },
  { asOf: NOW, freshFor: minutes(5), source: 'drawing' },
);

it.each(PICTURE_FORMATS)(
  'hands over %s as a file of its own type, to keep and not to show',
  async (format) => {
    const { status, headers } = fileAnswer(drawn, 'items-dev-simple', format);
    expect(status).toBe(200);
    expect(headers.get('content-type')).not.toContain('html');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="items-dev-simple\.\w+"$/);
  },
);

it('hands over the bytes as they were drawn', async () => {
  expect(await fileAnswer(drawn, 'items-dev-simple', 'svg').text()).toBe('<svg/>');
});

it.each([
  [{ kind: 'not-found', what: 'items/dev simple' }, 404],
  [{ kind: 'unavailable', cause: 'collector: ECONNREFUSED' }, 503],
] as const)('says that there is no file when the reading failed: %j', (failure, status) => {
  const answer = fileAnswer(failedAfter(undefined, failure, NOW), 'items-dev-simple', 'svg');
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-disposition')).toBeNull();
});
