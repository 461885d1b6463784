import { describe, expect, it } from 'vitest';
import { isPublicAuthPath } from './public-paths.ts';

describe("better-auth's routes", () => {
  it('answer what signing in needs', () => {
    expect(isPublicAuthPath('POST', '/api/auth/sign-in/demo')).toBe(true);
    expect(isPublicAuthPath('GET', '/api/auth/return/oidc')).toBe(true);
    expect(isPublicAuthPath('GET', '/api/auth/return/github')).toBe(true);
  });

  it.each([
    ['GET', '/api/auth/get-session'],
    ['GET', '/api/auth/list-sessions'],
    ['POST', '/api/auth/get-access-token'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/sign-in/oauth2'],
    ['POST', '/api/auth/link-social'],
    ['GET', '/api/auth/sign-in/demo'],
    ['POST', '/api/auth/sign-in/demo/'],
    ['GET', '/api/auth/callback/oidc'],
    ['GET', '/api/auth/return/other'],
    ['POST', '/api/auth/return/oidc'],
    ['GET', '/api/auth/error'],
  ])('%s %s is not one of them', (method, path) => {
    expect(isPublicAuthPath(method, path)).toBe(false);
  });
});
