import { request } from 'node:http';

export type Answer = { readonly status: number; readonly body: string };

/**
 * Calls an address as AWS gives it (`https://<id>.execute-api.<region>.amazonaws.com/…`) at the gateway, which
 * answers for that host name.
 */
export function callPublic(
  gateway: string,
  address: string,
  options: {
    readonly method?: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer> {
  const target = new URL(address);
  const { hostname, port } = new URL(gateway);
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname,
        port,
        method: options.method ?? 'GET',
        path: `${target.pathname}${target.search}`,
        headers: { ...options.headers, host: target.host },
        timeout: 30_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
        response.on('error', reject);
      },
    );
    call.on('timeout', () => call.destroy(new Error(`${address} did not answer within 30 s`)));
    call.on('error', reject);
    call.end(options.body);
  });
}
