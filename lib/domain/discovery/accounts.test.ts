import { expect, it } from 'vitest';
import { wantedAccounts } from './accounts.ts';

it('takes a pasted list, with a role of its own where an account names one', () => {
  const entries = ['111122223333', '444455556666=platform/look', '111122223333'];
  expect(wantedAccounts(entries, 'yagura-read')).toEqual({
    ok: true,
    value: [
      { account: '111122223333', role: 'arn:aws:iam::111122223333:role/yagura-read' },
      { account: '444455556666', role: 'arn:aws:iam::444455556666:role/platform/look' },
    ],
  });
});

it.each(['1111', '111122223333=', 'organization', '111122223333=a b'])('%j is no account', (entry) => {
  expect(wantedAccounts([entry], 'r')).toEqual({ ok: false, error: entry });
});

it('takes the name of a role whose ARN was pasted', () => {
  expect(wantedAccounts(['111122223333'], 'arn:aws:iam::444455556666:role/look/yagura-read')).toEqual({
    ok: true,
    value: [{ account: '111122223333', role: 'arn:aws:iam::111122223333:role/look/yagura-read' }],
  });
});
