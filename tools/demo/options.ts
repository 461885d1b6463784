import { parseArgs } from 'node:util';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import { configFromFile } from '#lib/config/source.ts';
import { readRunning } from './running.ts';
import { DEMO_PORTS, type Ports } from './settings.ts';

// `npm run demo`: the whole product with an embedded AWS on this machine, until Ctrl-C.
//   --check     verify over HTTP that everything is really there, print figures as JSON, stop
//   --rate N    calls a minute and environment (default 20; 0: none)
//   --no-failures  no rare failing call among them
//   --fresh     forget the state of earlier runs
//   --oidc      an identity provider beside it, to sign in at as somebody with any password
//   --dir D     where state is kept (default .yagura/demo)
//   --port P    portal on P, the others on the ports after it
//   --proof     hello/dev asks for signed requests and approvals, once all is deployed
//   --config F  portal.yaml of this stack (default portal.demo.yaml): the roles that F names are granted, what F names is
//               deployed in F's order and checked; only what F asks after a deploy (verify.health) is called
//   --no-deploy nothing is deployed
//   --no-story  nothing staged beside what is deployed; also with --check, --proof and --config

export const DEMO_CONFIG = 'portal.demo.yaml';

export const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    rate: { type: 'string', default: '20' },
    'no-failures': { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    oidc: { type: 'boolean', default: false },
    dir: { type: 'string', default: '.yagura/demo' },
    port: { type: 'string' },
    proof: { type: 'boolean', default: false },
    config: { type: 'string', default: DEMO_CONFIG },
    'no-deploy': { type: 'boolean', default: false },
    'no-story': { type: 'boolean', default: false },
  },
});

/** The address of a demo that runs with this state. */
export function whatRuns(where: string): string | undefined {
  try {
    const { pid, environment } = readRunning(where);
    process.kill(pid, 0);
    return environment.YAGURA_URL;
  } catch {
    return undefined;
  }
}

/** A file that cannot be read ends the demo with its faults. */
export function portalFile(file: string): PortalConfig {
  try {
    return configFromFile(file).current();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Whether anything that the file names is built by the SAM command line. */
export function buildsBySam({ environments }: PortalConfig): boolean {
  return [...environments.values()].some(({ components }) =>
    components.some((each) => each.engine === 'cloudformation' && each.build === 'sam'),
  );
}

export function portsFrom(first: string | undefined): Ports {
  if (first === undefined) return DEMO_PORTS;
  const portal = Number(first);
  if (!Number.isInteger(portal) || portal < 1_024 || portal > 65_000)
    fail(`--port takes 1024 to 65000, not ${first}`);
  return {
    portal,
    gateway: portal + 1,
    postgres: portal + 2,
    collector: portal + 3,
    identity: portal + 4,
    guide: portal + 5,
  };
}

export function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
