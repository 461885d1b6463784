import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A TLS gateway on loopback that stands for real hosts, with an authority of the test's own. */
export type TlsGateway = {
  readonly port: number;
  /** File of the authority's certificate. */
  readonly authority: string;
  /** Of each request: the name that TLS was asked for, and what was asked. */
  readonly asked: { readonly name: string; readonly host: string }[];
  readonly close: () => void;
};

/** A certificate for these hosts, by an authority that is made with it. @param dir holds both, and their keys */
export function certificateOf(dir: string, hosts: readonly string[]) {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=test authority');
  openssl('req', ...key.slice(0, 3), '-keyout', 'host.key', '-out', 'host.csr', '-subj', '/CN=test host');
  writeFileSync(join(dir, 'names'), `subjectAltName=${hosts.map((each) => `DNS:${each}`).join(',')}`);
  openssl(
    ...['x509', '-req', '-in', 'host.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-days', '2', '-extfile', 'names', '-out', 'host.pem'],
  );
  const [own, certificate] = ['host.key', 'host.pem'].map((each) => readFileSync(join(dir, each)));
  return { key: own, certificate, authority: join(dir, 'ca.pem') };
}

/** @param answer what every request gets */
export async function tlsGateway(
  dir: string,
  hosts: readonly string[],
  answer: (request: IncomingMessage) => string,
): Promise<TlsGateway> {
  const { key, certificate, authority } = certificateOf(dir, hosts);
  const asked: TlsGateway['asked'] = [];
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const name = String((request.socket as { servername?: string | false }).servername ?? '');
    asked.push({ name, host: request.headers.host ?? '' });
    request.resume();
    request.on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(answer(request)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    authority,
    asked,
    close: () => server.close(),
  };
}
