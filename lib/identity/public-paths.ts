/** What browsers ask of better-auth's routes themselves; signing in at a provider begins, and sessions end, on routes of ours. */
const PUBLIC: readonly RegExp[] = [
  /^POST \/api\/auth\/sign-in\/demo$/,
  /^GET \/api\/auth\/return\/(?:oidc|github)$/,
];

/**
 * Whether a request may reach better-auth. Everything else it has stays shut: its routes would give a browser the
 * provider's tokens and the tokens of all sessions, and let people call themselves what they like.
 */
export const isPublicAuthPath = (method: string, pathname: string): boolean =>
  PUBLIC.some((each) => each.test(`${method} ${pathname}`));
