/** What browsers ask of better-auth's routes themselves; signing in by OIDC and out go through server actions. */
const PUBLIC: readonly RegExp[] = [
  /^POST \/api\/auth\/sign-in\/demo$/,
  /^GET \/api\/auth\/(?:oauth2\/)?callback\/oidc$/,
  /^GET \/api\/auth\/error$/,
];

/**
 * Whether a request may reach better-auth. Everything else it has stays shut: its routes would give a browser the
 * provider's tokens and the tokens of all sessions, and let people call themselves what they like.
 */
export const isPublicAuthPath = (method: string, pathname: string): boolean =>
  PUBLIC.some((each) => each.test(`${method} ${pathname}`));
