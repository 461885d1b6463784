import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceHosts } from '#lib/isolation/aws-hosts.ts';
import { INSIDE } from '#lib/isolation/bubblewrap.ts';
import { connectProxy } from '#lib/isolation/connect-proxy.ts';
import { credentialEndpoint, keyKeeper } from '#lib/isolation/credential-endpoint.ts';
import { LIMITS, noBubblewrap, prlimit } from '#lib/isolation/in-test.ts';
import { frame, frameReader } from '#lib/isolation/inside/frames.ts';
import type { Order, Said } from '#lib/isolation/inside/order.ts';
import { startBubble } from '#lib/isolation/launch.ts';
import { plainProgram } from '#lib/isolation/plain-program.ts';
import { type TlsGateway, tlsGateway } from '#lib/isolation/tls-in-test.ts';
import { childEnvironment } from '#lib/terraform/cli/child-environment.ts';
import { providerFolders } from '#lib/terraform/cli/provider-folders.ts';
import { readToolchain } from '#tools/toolchain.ts';

const why = await noBubblewrap();
const REGION = 'ap-northeast-1';
const STS = `sts.${REGION}.amazonaws.com`;
const MINUTE = 60_000;

const CONFIGURATION = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {}
data "aws_caller_identity" "first" {}
data "aws_caller_identity" "second" {
  depends_on = [data.aws_caller_identity.first]
}
output "arn" {
  value = data.aws_caller_identity.second.arn
}
`;

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:sts::000000000000:assumed-role/plan/run-1</Arn><UserId>AROA:run-1</UserId><Account>000000000000</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

describe.skipIf(why !== undefined)('Terraform and its AWS provider, with AWS’s own host names', () => {
  let dir = '';
  let gateway: TlsGateway;
  let servers: Server[] = [];
  const dialled: string[] = [];
  const refused: string[] = [];
  /** Which of the keys signed each request. */
  const signedBy: string[] = [];
  let issued = 1;
  let token = '';
  let now = Date.now();

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'yagura-hosts-'));
    for (const each of ['tls', 'sockets', 'source', 'data']) mkdirSync(join(dir, each));
    writeFileSync(join(dir, 'source/main.tf'), CONFIGURATION);
    gateway = await tlsGateway(join(dir, 'tls'), serviceHosts(REGION), ({ headers }) => {
      signedBy.push(/Credential=(\w+)/.exec(headers.authorization ?? '')?.[1] ?? 'nobody');
      // While the first answer is on its way, the first keys come to their end.
      now += 4 * MINUTE;
      return IDENTITY;
    });
    const proxy = connectProxy(
      { hosts: serviceHosts(REGION), privateNetworks: [] },
      (text) => refused.push(text),
      {
        resolve: async () => [{ address: '52.119.220.1', family: 4 }],
        dial: ({ host, port }) => {
          dialled.push(`${host}:${port}`);
          return connect(gateway.port, '127.0.0.1');
        },
      },
    );
    const endpoint = credentialEndpoint(
      keyKeeper(
        {
          accessKeyId: 'KEY1',
          secretAccessKey: 's',
          sessionToken: 't',
          expiresAt: Date.now() + 4.5 * MINUTE,
        },
        async () => {
          issued += 1;
          const expiresAt = Date.now() + 60 * MINUTE;
          return { accessKeyId: `KEY${issued}`, secretAccessKey: 's', sessionToken: 't', expiresAt };
        },
        () => now,
        () => undefined,
      ),
    );
    token = endpoint.token;
    servers = [proxy, endpoint.server];
    const listen = (server: Server, name: string) =>
      new Promise<void>((resolve) => server.listen(join(dir, 'sockets', name), resolve));
    await Promise.all([listen(proxy, 'proxy'), listen(endpoint.server, 'keys')]);
  });
  afterAll(() => {
    for (const each of servers) each.close();
    gateway?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function terraform(...commands: string[][]) {
    const { terraform: program, terraformCliConfig: config } = readToolchain();
    const { mirrors, cache } = providerFolders(readFileSync(config, 'utf8'));
    const request = {
      ...{
        workspace: dir,
        name: 'try',
        cwd: '/work/source',
        env: {},
        commands: [],
        limits: { ...LIMITS, memory: 4e9 },
      },
      folders: [
        { at: '/work/source', from: join(dir, 'source'), write: true },
        { at: '/work/terraform', from: join(dir, 'data'), write: true },
        { at: '/yagura/bin/terraform', from: program },
        { at: '/yagura/terraform.rc', from: config },
        { at: '/yagura/authority.pem', from: gateway.authority },
        ...mirrors.map((each) => ({ at: each, from: each })),
        ...(cache ? [{ at: cache, from: cache }] : []),
      ],
    };
    const init = plainProgram(join(INSIDE, 'init.ts'), join(dir, 'programs'));
    const child = startBubble({
      order: {
        ...{ kind: 'bubblewrap', request, files: {}, init },
        ...{ node: process.execPath, prlimit, baseKeys: undefined },
      },
      files: { 'aws-token': Buffer.from(token) },
      sockets: join(dir, 'sockets'),
    });
    let out = '';
    const codes: number[] = [];
    const read = frameReader<Said>(({ head, body }) => {
      if (head.type === 'out') out += String(body);
      if (head.type === 'exit') codes.push(head.code);
    });
    child.line.on('data', (chunk) => read(chunk as Buffer)).on('error', () => undefined);
    const order: Order = {
      cwd: '/work/source',
      env: {
        ...childEnvironment({
          ...{ path: '/usr/bin:/bin', home: '/home/step', temporary: '/tmp', dataDir: '/work/terraform' },
          ...{ cliConfig: '/yagura/terraform.rc', region: REGION, endpoint: undefined },
        }),
        SSL_CERT_FILE: '/yagura/authority.pem',
        HTTPS_PROXY: 'http://127.0.0.1:7102',
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:7101/keys',
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/in/aws-token',
      },
      commands: commands.map((args, index) => ({
        name: String(index),
        program: '/yagura/bin/terraform',
        args,
      })),
      results: [],
      forwards: [
        { port: 7101, socket: '/run/yagura/keys' },
        { port: 7102, socket: '/run/yagura/proxy' },
      ],
    };
    child.line.write(frame({ type: 'order' }, Buffer.from(JSON.stringify(order))));
    await child.ended;
    return { out, codes };
  }

  it('wall row 15: reach them by the proxy alone, and go on with new keys when the first ones end', async () => {
    const { out, codes } = await terraform(
      ['init', '-input=false'],
      ['plan', '-input=false', '-no-color', '-lock=false'],
    );
    expect(codes, out).toEqual([0, 0]);
    expect(out).toContain('assumed-role/plan/run-1');
    expect(new Set(dialled)).toEqual(new Set(['52.119.220.1:443']));
    expect(new Set(gateway.asked.map(({ name }) => name))).toEqual(new Set([STS]));
    expect(signedBy[0]).toBe('KEY1');
    expect(signedBy.at(-1)).not.toBe('KEY1');
    expect(refused).toEqual([]);
  });
});
