import type { RootCredentials } from '../root.ts';
import type { Answer } from './call.ts';
import { sign } from './signature.ts';
import type { Upstream } from './upstream.ts';

/** The gateway's own calls to MiniStack, as root. */
export interface RootClient {
  /** JSON protocol: `target` is `<prefix>.<operation>`. Throws with AWS's code and text. */
  json(service: string, target: string, input: unknown): Promise<Record<string, unknown>>;
  /** Query protocol: the answer's XML. Throws with AWS's code. */
  query(service: string, version: string, action: string, fields: Record<string, string>): Promise<string>;
  /** A REST read; undefined when there is no such thing. */
  get(service: string, path: string): Promise<Record<string, unknown> | undefined>;
}

/** A refusal of MiniStack to root; `code` is AWS's. */
export class RootCallError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export function rootClient(
  upstream: Upstream,
  root: RootCredentials,
  region: string,
  host: string,
): RootClient {
  const send = (
    method: string,
    target: string,
    service: string,
    headers: Record<string, string>,
    body: Buffer,
  ) => {
    const request = { method, target, headers: { ...headers, host }, body };
    return upstream.send(method, target, sign(request, root, { service, region }, new Date()), body);
  };
  return {
    async json(service, target, input) {
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
      const answer = await send('POST', '/', service, headers, Buffer.from(JSON.stringify(input)));
      const output = parse(answer);
      if (answer.status < 300) return output;
      throw new RootCallError(
        String(output.__type ?? answer.status)
          .split('#')
          .at(-1) ?? '',
        String(output.message),
      );
    },
    async query(service, version, action, fields) {
      const form = new URLSearchParams({ Action: action, Version: version, ...fields }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await send('POST', '/', service, headers, Buffer.from(form));
      const xml = answer.body.toString('utf8');
      if (answer.status < 300) return xml;
      throw new RootCallError(
        /<Code>([^<]*)/.exec(xml)?.[1] ?? String(answer.status),
        /<Message>([^<]*)/.exec(xml)?.[1] ?? '',
      );
    },
    async get(service, path) {
      const answer = await send('GET', path, service, {}, Buffer.alloc(0));
      return answer.status < 300 ? parse(answer) : undefined;
    },
  };
}

function parse(answer: Answer): Record<string, unknown> {
  return answer.body.length === 0
    ? {}
    : (JSON.parse(answer.body.toString('utf8')) as Record<string, unknown>);
}
