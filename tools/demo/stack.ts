import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { localControl } from '#infra/local/control.ts';
import type { Bill } from '#infra/local/gateway/bills/bill.ts';
import { type LocalCloud, startLocalCloud } from '#infra/local/start.ts';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#lib/store/embedded.ts';
import { type IdentityProvider, startIdentityProvider } from '../identity-provider/provider.ts';
import type { Toolchain } from '../toolchain.ts';
import { grantAccess } from './access.ts';
import { type Child, startChild } from './child-process.ts';
import { type KeptAlive, keptAlive, type Life } from './kept-alive.ts';
import { lifeOf, lifeOfDatabase, lifeOfGateway } from './lives.ts';
import { regionOf } from './own-systems.ts';
import type { Phases } from './phases.ts';
import { type Parts, type ProcessName, processEnvironment } from './process-environment.ts';
import { forgetRunning, noteRunning } from './running.ts';
import { demoSecrets, type Ports } from './settings.ts';
import { untilAnswers } from './until-answers.ts';
import { buildWeb } from './web-build.ts';

/** The whole product on this machine: embedded cloud, PostgreSQL, web, collector, runner. */
export type Stack = {
  readonly portal: string;
  readonly cloud: LocalCloud;
  readonly database: EmbeddedDatabase;
  readonly stop: () => Promise<void>;
};

export type StackOptions = {
  readonly root: string;
  /** State of this stack; git-ignored. */
  readonly dir: string;
  readonly ports: Ports;
  readonly tools: Toolchain;
  readonly phases: Phases;
  readonly say: (line: string) => void;
  /** `portal.yaml` of this stack. */
  readonly config: string;
  /** What `config` says, where it is not of the shipped systems. */
  readonly own?: PortalConfig;
  /** With an identity provider beside it. */
  readonly oidc: boolean;
  /** Called as soon as a browser may come. */
  readonly onPortal: (url: string) => void;
  /** Where web asks what the demo has staged; without one there is no checklist. */
  readonly guide?: string;
  /** What the embedded cloud says it has billed, before anybody asks; the read roles may see it then. */
  readonly bill?: Bill;
  /** The embedded cloud ended by itself, and with it what it had not saved. */
  readonly onCloudLost: () => void;
};

/** Starts everything, side by side where it can. @throws Error with the last lines of what failed. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { root, dir, ports, tools, phases, say } = options;
  const secrets = demoSecrets(dir);
  const path = `${dirname(tools.node)}:${dirname(tools.terraform)}:/usr/local/bin:/usr/bin:/bin`;
  const children = new Map<ProcessName, Child>();
  const kept: KeptAlive[] = [];
  const started: { database?: EmbeddedDatabase; cloud?: LocalCloud; identity?: IdentityProvider } = {};
  let stopping = false;

  const stop = async () => {
    stopping = true;
    await Promise.all(kept.map((each) => each.letGo()));
    await Promise.all([...children.values()].map((each) => each.stop()));
    await started.identity?.stop();
    await started.cloud?.stop();
    await started.database?.stop();
    forgetRunning(dir);
  };

  try {
    const built = phases.run('build the portal', () =>
      buildWeb(root, tools.node, path, join(dir, 'logs/build.log')),
    );
    const databaseUp = phases.run('start PostgreSQL', async () => {
      started.database = await startEmbeddedDatabase(join(dir, 'postgres'), ports.postgres);
      return started.database;
    });
    const cloudUp = phases.run('start the embedded cloud', async () => {
      started.cloud = await startCloud(options);
      return started.cloud;
    });
    // Awaited below; until then a failure must not end the process.
    built.catch(() => undefined);
    const [database, cloud] = await all(databaseUp, cloudUp);
    if (cloud.stateIsOlderThanDeployed) {
      say(
        '  The last run did not stop cleanly: the embedded cloud is older than what was deployed. Deploying again.',
      );
    }
    // A name, for a passkey belongs to one; it is bound to loopback like everything else.
    const portal = `http://localhost:${ports.portal}`;
    const client = { id: 'yagura', secret: randomBytes(24).toString('base64url') };
    if (options.oidc)
      started.identity = await startIdentityProvider({ port: ports.identity, client, portal });
    const parts: Parts = {
      ...{ database, cloud, secrets, dir, tools, path, portal },
      collector: `http://127.0.0.1:${ports.collector}`,
      config: resolve(root, options.config),
      ...(options.guide ? { guide: options.guide } : {}),
      ...(started.identity
        ? { identity: { issuer: started.identity.issuer, clientId: client.id, clientSecret: client.secret } }
        : {}),
    };
    const keep = (name: string, first: Life, startAgain: () => Promise<Life>) =>
      kept.push(keptAlive({ name, first, startAgain, say }));
    const startOnce = (name: ProcessName, env: Readonly<Record<string, string>>): Child => {
      const child = startChild({
        name,
        command: tools.node,
        args: [join(root, `bin/${name}.ts`), ...(name === 'web' ? webArgs(ports) : [])],
        cwd: root,
        env,
        logFile: join(dir, 'logs', `${name}.log`),
      });
      children.set(name, child);
      return child;
    };
    const start = (name: ProcessName, env: Readonly<Record<string, string>>): Child => {
      const child = startOnce(name, env);
      keep(name, lifeOf(child), async () => lifeOf(startOnce(name, env)));
      return child;
    };
    keep('PostgreSQL', lifeOfDatabase(database), async () => {
      await database.startAgain();
      return lifeOfDatabase(database);
    });
    keep('the gateway', lifeOfGateway(cloud), async () => {
      await cloud.gateway.startAgain();
      return lifeOfGateway(cloud);
    });
    // Its state is what it saved at its last clean stop: starting it again would pass that off as what was deployed.
    cloud.ended
      .then(() => {
        if (stopping) return;
        say('  The embedded AWS (MiniStack) ended: what was deployed since its last clean stop is lost.');
        options.onCloudLost();
      })
      .catch((error) => say(`  MiniStack: ${error}`));

    const { bill } = options;
    if (bill) await localControl(cloud.controlEndpoint, cloud.controlToken).putBill(bill);
    const granted = phases.run('grant access', () =>
      grantAccess(cloud, tools, root, dir, { own: options.own, readBill: bill !== undefined }),
    );
    const web = processEnvironment('web', parts);
    const shown = built.then(async () => {
      await phases.run('start the portal', () =>
        untilAnswers(`${portal}/api/health/live`, start('web', web)),
      );
      options.onPortal(portal);
    });
    // While the portal is still built: they have read repositories and places when the first page is asked for.
    const reading = granted.then((keys) => {
      for (const name of ['collector', 'runner'] as const)
        start(name, processEnvironment(name, { ...parts, keys }));
    });
    await all(reading, shown);
    noteRunning(dir, {
      pid: process.pid,
      environment: web,
      control: { endpoint: cloud.controlEndpoint, token: cloud.controlToken },
    });
    return { portal, cloud, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for both to settle, so that whatever started can be stopped. @throws Error with every failure's words */
async function all<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  const settled = await Promise.allSettled([one, other]);
  const failures = settled.flatMap((each) =>
    each.status === 'rejected' ? [String(each.reason?.message ?? each.reason)] : [],
  );
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return Promise.all([one, other]);
}

const webArgs = (ports: Ports) => ['--hostname', '127.0.0.1', '--port', String(ports.portal)];

function startCloud({ dir, ports, tools, own }: StackOptions): Promise<LocalCloud> {
  const python = tools.python.ministack;
  if (!python) throw new Error('the embedded cloud is not installed: run `npm run bootstrap`');
  mkdirSync(join(dir, 'logs'), { recursive: true });
  const region = own && regionOf(own);
  return startLocalCloud({
    stateDir: join(dir, 'cloud'),
    port: ports.gateway,
    python,
    nodeBin: tools.node,
    log: () => undefined,
    ...(region === undefined ? {} : { region }),
  });
}
