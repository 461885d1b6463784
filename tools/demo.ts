import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type LocalControl, localControl } from '#infra/local/control.ts';
import { instant } from '#lib/domain/time.ts';
import { addressBook } from './demo/addresses.ts';
import { checkDemo } from './demo/check.ts';
import { checkOwn } from './demo/check-own.ts';
import type { DeployOptions } from './demo/commands.ts';
import { deploySystems } from './demo/deploy.ts';
import { choosePorts } from './demo/free-ports.ts';
import { type GuideServer, startGuide } from './demo/guide-server.ts';
import { isolationLines } from './demo/isolation.ts';
import { buildsBySam, DEMO_CONFIG, fail, portalFile, portsFrom, values, whatRuns } from './demo/options.ts';
import { isShipped } from './demo/own-systems.ts';
import { healthAddresses } from './demo/own-traffic.ts';
import { startPhases } from './demo/phases.ts';
import { PROOF_ENVIRONMENT, proofDemo } from './demo/proof.ts';
import { noteDeployed } from './demo/running.ts';
import { demoSecrets } from './demo/settings.ts';
import { startStack } from './demo/stack.ts';
import { tellStory } from './demo/story.ts';
import { storyBill, storyConfig } from './demo/story-config.ts';
import { storyRepository } from './demo/story-repository.ts';
import { startTraffic } from './demo/traffic.ts';
import { readToolchain, repoRoot } from './toolchain.ts';

// `npm run demo`: the whole product with an embedded AWS on this machine, until Ctrl-C. What it takes: `demo/options.ts`.

const rate = Number(values.rate);
if (!(rate >= 0 && rate <= 600)) fail(`--rate takes 0 to 600 calls a minute, not ${values.rate}`);
const dir = resolve(repoRoot, values.dir);
const running = whatRuns(dir);
if (running) fail(`A demo of this clone runs already: ${running}. Stop it with Ctrl-C there first.`);
if (values.fresh) rmSync(dir, { recursive: true, force: true });

// With --check the JSON alone is on stdout.
const say = (line: string): void => void (values.check ? process.stderr : process.stdout).write(`${line}\n`);
const startedAt = instant(Date.now());
const phases = startPhases(say);
const { ports, moved } = await choosePorts(dir, portsFrom(values.port));
for (const { name, wanted, used } of moved) say(`  Port ${wanted} is taken: ${name} uses ${used}.`);
const proof = values.proof
  ? proofDemo(
      dir,
      resolve(repoRoot, values.config),
      `http://localhost:${ports.portal}`,
      demoSecrets(dir).planKey,
    )
  : undefined;
const staged = !(values.check || values.proof || values['no-story']) && values.config === DEMO_CONFIG;
const story = staged ? await storyRepository(repoRoot, dir, say) : undefined;
const config =
  proof?.file ??
  (story
    ? storyConfig(resolve(repoRoot, values.config), dir, story.folder)
    : resolve(repoRoot, values.config));
const named = portalFile(config);
const own = isShipped(named) ? undefined : named;
const abort = new AbortController();
const closers: (() => Promise<void>)[] = [];
let leaving: Promise<void> | undefined;

function leave(code: number): Promise<void> {
  leaving ??= (async () => {
    abort.abort();
    for (const close of closers.reverse()) await close();
    process.exit(code);
  })();
  return leaving;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!leaving) say('\nStopping; the embedded cloud saves its state.');
    leave(0).catch((error) => fail(String(error)));
  });
}

try {
  const tools = readToolchain();
  if (own && !tools.python.sam && buildsBySam(own))
    throw new Error(`${values.config} builds by SAM, which is not here yet: run \`npm run verify\` once`);
  let control: LocalControl | undefined;
  const guide = story
    ? await startGuide({
        port: ports.guide,
        token: demoSecrets(dir).serviceToken,
        control: () => control,
        say,
      })
    : undefined;
  const stack = await startStack({
    root: repoRoot,
    dir,
    ports,
    tools,
    phases,
    say,
    config,
    ...(guide ? { guide: guide.url, bill: storyBill(Date.now()) } : {}),
    ...(own ? { own } : {}),
    oidc: values.oidc,
    onCloudLost: () => {
      say('  Start the demo again: it deploys what is lacking.');
      leave(1).catch((error) => fail(String(error)));
    },
    onPortal: (url) =>
      say(
        `\n  Yagura is at ${url} after ${phases.elapsed()} s. Sign in as admin, infra, approver, developer, finance, auditor or viewer${values.oidc ? ', or as somebody at Corp' : ''}.\n`,
      ),
  });
  closers.push(stack.stop);
  control = localControl(stack.cloud.controlEndpoint, stack.cloud.controlToken);
  if (story && guide) closers.push(guide.stop, async () => story.stop());
  const firstScreen = phases.elapsed();
  const deploying = {
    databaseUrl: stack.database.urls.web,
    config,
    say,
    again: stack.cloud.stateIsOlderThanDeployed || stack.cloud.freshState,
    signal: abort.signal,
    startedAt,
  };
  if (!values['no-deploy'])
    await phases.run(own ? 'deploy' : 'deploy hello and items', () => deploySystems(deploying));
  const keys = proof?.switchOn();
  if (keys) {
    say(
      `  ${PROOF_ENVIRONMENT} asks for signatures now. SSH keys of infra, approver and admin are in ${keys}; passkeys: npm run portal -- keys enroll --as infra`,
    );
  }
  const { web } = stack.database.urls;
  const addresses = own ? healthAddresses(web, own) : addressBook(web, [...named.environments.keys()]);
  closers.push(addresses.close);
  const allDeployed = phases.elapsed();
  for (const line of await isolationLines(stack.database.urls.web)) say(line);
  noteDeployed(dir, await addresses.read());
  if (rate > 0) {
    const traffic = startTraffic({
      gateway: stack.cloud.endpoint,
      control,
      addresses: addresses.read,
      ...(own ? { call: (url) => ({ method: 'GET', url }) } : {}),
      perMinute: rate,
      failures: !values['no-failures'],
      say,
    });
    closers.push(traffic.stop);
  }
  if (values.check) {
    const { portal } = stack;
    const report = own
      ? await checkOwn({ portal, config: own, deployed: !values['no-deploy'], phases })
      : await checkDemo({ portal, gateway: stack.cloud.endpoint, addresses: addresses.read, phases });
    process.stdout.write(
      `${JSON.stringify({ ...report, firstScreen, allDeployed, phases: phases.figures() }, undefined, 2)}\n`,
    );
    await leave(report.ok ? 0 : 1);
  } else {
    say(
      `\n  ${values['no-deploy'] ? 'Ready' : 'All is deployed'} after ${allDeployed} s. Light traffic: ${rate} calls a minute and ${own ? 'health address of portal.yaml' : 'environment'}. Ctrl-C stops.\n${
        values.dir === '.yagura/demo'
          ? ''
          : `  Command line: YAGURA_DEMO_DIR=${values.dir} npm run portal -- …\n`
      }`,
    );
    if (guide) await staging(guide, deploying);
  }
} catch (error) {
  say(`\n${error instanceof Error ? error.message : String(error)}`);
  await leave(1);
}

/** What a first look finds is staged while somebody looks; without it the demo still is one. */
async function staging(guide: GuideServer, deploying: DeployOptions): Promise<void> {
  try {
    const plan = await phases.run('stage a first look', () => tellStory(deploying));
    if (plan !== undefined) guide.planIs(plan);
  } catch (error) {
    if (!abort.signal.aborted) say(`  story: ${error instanceof Error ? error.message : String(error)}`);
  }
}
