import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what needs it and keeps numbers', () => {
  expect(csvText([['a,b', 'say "x"', -1.5]])).toBe('"a,b","say ""x""",-1.5\r\n');
});

it('never lets a name become a formula', () => {
  expect(csvText([['=HYPERLINK("http://x")', '+1', '-1', '@x', '\tx']])).toBe(
    '"\'=HYPERLINK(""http://x"")",\'+1,\'-1,\'@x,\'\tx\r\n',
  );
});
