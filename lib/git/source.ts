import { isAbsolute } from 'node:path';
import { err, ok, type Result } from '#lib/domain/result.ts';

/** Where a repository is: a folder of this machine, or an address that git asks over https or ssh. */
export type RepositorySource =
  | { readonly kind: 'folder'; readonly url: string }
  | { readonly kind: 'https' | 'ssh'; readonly url: string; readonly host: string };

export type SourceProblem =
  | 'not-an-address'
  | 'credential-in-address'
  | 'protocol'
  | 'plain-http'
  | 'relative-folder';

/**
 * Reads what `portal.yaml` names. A credential never stands in an address, where messages, processes and rows would
 * show it; plain http is for this machine alone, where tests and demos ask.
 */
export function repositorySource(named: string): Result<RepositorySource, SourceProblem> {
  if (isAbsolute(named)) return ok({ kind: 'folder', url: named });
  const at = named.indexOf('@');
  const colon = named.indexOf(':');
  if (!named.includes('://')) return colon > 0 ? scpLike(named, at, colon) : err('relative-folder');
  const url = URL.parse(named);
  const host = url?.hostname ?? '';
  // `https:///shop` is a host to some readers and none to others; one that begins with a dash is an option of ssh.
  if (!url || host === '' || host.startsWith('-') || named.includes(':///')) return err('not-an-address');
  if (url.password) return err('credential-in-address');
  if (url.protocol === 'ssh:') return ok({ kind: 'ssh', url: named, host });
  if (url.username) return err('credential-in-address');
  if (url.protocol === 'https:') return ok({ kind: 'https', url: named, host });
  if (url.protocol !== 'http:') return err('protocol');
  return isThisMachine(host) ? ok({ kind: 'https', url: named, host }) : err('plain-http');
}

/** `git@example.org:team/app.git`, and not `ext::…`, which runs a program. */
function scpLike(named: string, at: number, colon: number): Result<RepositorySource, SourceProblem> {
  const host = named.slice(at + 1, colon);
  const path = named.slice(colon + 1);
  const odd = named.startsWith('-') || host.startsWith('-') || path.startsWith(':');
  if (at >= colon || at === 0 || host === '' || path === '' || odd) return err('not-an-address');
  return ok({ kind: 'ssh', url: named, host });
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host.startsWith('127.');
