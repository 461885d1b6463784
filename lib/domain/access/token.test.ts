import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { ACTIONS } from './action.ts';
import { type ApiToken, LOGIN_SCOPES, TOKEN_SCOPES, tokenState } from './token.ts';

const token: ApiToken = {
  id: 't',
  name: 'ci',
  owner: { id: 'u', name: 'u' },
  scopes: [],
  on: ['*'],
  createdAt: instant(0),
  expiresAt: instant(100),
};

describe('a token', () => {
  it('counts until its end, which is not in it', () => {
    expect(tokenState(token, instant(99))).toBe('valid');
    expect(tokenState(token, instant(100))).toBe('expired');
  });

  it('that was revoked is never merely expired', () => {
    expect(tokenState({ ...token, revokedAt: instant(50) }, instant(200))).toBe('revoked');
  });
});

it('no token makes or ends tokens of others, and a terminal approves nothing', () => {
  expect(ACTIONS.filter((each) => !TOKEN_SCOPES.includes(each))).toEqual([
    'tokens:manage',
    'tokens:revoke-any',
  ]);
  expect(TOKEN_SCOPES.filter((each) => !LOGIN_SCOPES.includes(each))).toEqual([
    'deploys:approve-infrastructure',
    'deploys:approve-application',
  ]);
});
