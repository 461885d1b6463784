import type { SignInProblem } from './provider/problem.ts';

/** Only to tell a path of ours from an address elsewhere. */
const HERE = 'http://portal.invalid';

/**
 * Where somebody goes after signing in: the page of ours that was asked for, with its filters.
 * @param to as an address says it, so anything: what is no page of ours, or leads back to the sign-in, is `/`.
 */
export function wayBack(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || !URL.canParse(to, HERE)) return '/';
  const url = new URL(to, HERE);
  // Next's own mark of a request for a page's data.
  url.searchParams.delete('_rsc');
  const path = `${url.pathname}${url.search}`;
  const elsewhere = url.origin !== HERE || /^\/[/\\]/.test(path);
  return elsewhere || /^\/(sign-in|sign-out|api)(?![\w-])/.test(path) ? '/' : path;
}

/** The sign-in page that has a person prove anew who they are, whoever their provider remembers. */
export function freshSignInPath(to: unknown): string {
  const path = signInPath(to);
  return `${path}${path.includes('?') ? '&' : '?'}fresh=1`;
}

/** The sign-in page that knows where to go afterwards, and why nobody is signed in with the id that the log has of it. */
export function signInPath(to: unknown, problem?: SignInProblem, id?: string): string {
  const back = wayBack(to);
  const query = new URLSearchParams({
    ...(problem ? { problem } : {}),
    ...(id ? { id } : {}),
    ...(back === '/' ? {} : { to: back }),
  });
  return query.size === 0 ? '/sign-in' : `/sign-in?${query}`;
}
