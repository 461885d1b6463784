import type { IncomingHttpHeaders } from 'node:http';

/** A request for an API of API Gateway, before its stage is known. */
export interface ApiAddress {
  readonly apiId: string;
  /** Path and query after the host, as the caller sent them. */
  readonly target: string;
  /** What the caller spoke to. */
  readonly domainName: string;
}

/** AWS's host names, `<id>.execute-api.localhost`, and MiniStack's path for REST APIs; undefined for anything else. */
export function apiAddress(target: string, headers: IncomingHttpHeaders): ApiAddress | undefined {
  const host = headers.host ?? '';
  const name = /^([a-z0-9]+)\.execute-api\.(?:[a-z0-9-]+\.amazonaws\.com|localhost)(?::\d+)?$/i.exec(
    host,
  )?.[1];
  if (name) return { apiId: name, target, domainName: host };
  const path = /^\/restapis\/([a-z0-9]+)\/([^/?]+)\/_user_request_((?:\/[^?]*)?(?:\?.*)?)$/.exec(target);
  return path?.[1] ? { apiId: path[1], target: `/${path[2]}${path[3]}`, domainName: host } : undefined;
}
