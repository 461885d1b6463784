import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StackComponent } from '#lib/config/components.ts';
import type { Folder, Isolation, StepCommand, StepNetwork, StepPlace } from '#lib/isolation/port.ts';
import { StepFailed } from '../step-failed.ts';
import type { Workspace } from '../workspace.ts';
import { type ReadPackage, readPackage } from './read-package.ts';
import type { Registries } from './registries.ts';
import type { SamProgram } from './sam-program.ts';

const HERE = fileURLToPath(new URL('../../..', import.meta.url));
const GIB = 1_073_741_824;
/** Bytes of all artifacts of a component: they are held at once. */
const MOST_BYTES = 536_870_912;
const MOST_MANIFEST = 16_777_216;

export type PackagedBuildSettings = {
  readonly isolation: Isolation;
  readonly node: string;
  /** Undefined where the machine has none. */
  readonly sam: SamProgram | undefined;
  /** Folders of toolchains: each has a `bin`. */
  readonly toolchains: readonly string[];
  readonly registries: Registries;
  readonly privateNetworks: StepNetwork['privateNetworks'];
};

export type PackagedBuild = (
  workspace: Workspace,
  component: StackComponent,
  /** Parameters of the template that have a value already. */
  parameters: Readonly<Record<string, string>>,
  say: (line: string) => void,
  signal: AbortSignal,
) => Promise<ReadPackage>;

/**
 * Runs `sam build`, or the command that the component names, in a step without a credential, and takes out what the
 * template then names by a path. Its network is the registries that this machine's package clients are set to.
 */
export function packagedBuild(settings: PackagedBuildSettings): PackagedBuild {
  const { isolation, registries } = settings;
  return async ({ dir, source }, component, parameters, say, signal) => {
    const build = `${dir}/build`;
    await mkdir(build, { recursive: true });
    const sam = component.build === 'sam' ? settings.sam : undefined;
    if (component.build === 'sam' && !sam) throw noSam();
    const place: StepPlace = {
      workspace: dir,
      name: 'build',
      folders: onceEach([
        { at: '/work/source', from: source, write: true },
        { at: '/work/build', from: build, write: true },
        { at: '/yagura/bin/node', from: settings.node },
        ...['node_modules', 'tools/build', 'lib/cloudformation', 'lib/domain', 'package.json'].map(
          (each) => ({
            at: `/yagura/builder/${each}`,
            from: `${HERE}${each}`,
          }),
        ),
        ...[...(sam?.folders ?? []), ...settings.toolchains, ...registries.files, ...registries.folders].map(
          (each) => ({ at: each, from: each }),
        ),
      ]),
    };
    const seen = (path: string) => isolation.seen(place, path);
    const first: StepCommand =
      sam === undefined
        ? commandOf(component)
        : {
            name: 'sam',
            program: seen(sam.python),
            args: samArguments(component, parameters, seen),
          };
    const template = sam ? seen('/work/build/out/template.yaml') : seen(`/work/source/${component.template}`);
    const said: string[] = [];
    const { codes, results, problem } = await isolation.run(
      {
        ...place,
        cwd: seen('/work/source'),
        env: {
          ...registries.variables,
          PATH: pathOf(settings, sam),
          HOME: seen('/home/step'),
          TMPDIR: seen('/tmp'),
          LANG: 'C.UTF-8',
          AWS_REGION: component.region,
          AWS_DEFAULT_REGION: component.region,
          SAM_CLI_TELEMETRY: '0',
          PYTHONDONTWRITEBYTECODE: '1',
        },
        commands: [
          first,
          {
            name: 'pack',
            program: seen('/yagura/bin/node'),
            args: [
              ...[seen('/yagura/builder/tools/build/pack.ts'), '--template', template, '--out', seen('/out')],
              ...['/work/source', '/work/build'].flatMap((root) => ['--root', seen(root)]),
            ],
          },
        ],
        results: [
          { name: 'manifest', path: seen('/out/manifest.json'), limit: MOST_MANIFEST },
          { name: 'artifacts', path: seen('/out/artifacts'), limit: MOST_BYTES },
        ],
        network: { hosts: registries.hosts, privateNetworks: settings.privateNetworks },
        limits: { memory: 4 * GIB, processes: 1_024, minutes: 20, whenOver: 'stop' },
      },
      {
        signal,
        onNote: say,
        onLine: ({ text }) => {
          said.push(text);
          say(text);
        },
      },
    );
    const failed = Object.values(codes).some((code) => code !== 0);
    if (failed || problem !== undefined || !results.manifest || !results.artifacts)
      throw new StepFailed('build', 'build.failed', (said.join('\n').trim() || problem || '').slice(-2_000));
    return readPackage(results.manifest, results.artifacts);
  };
}

const noSam = () =>
  new StepFailed(
    'build',
    'build.no-sam',
    'build: sam needs the SAM command line: name it in YAGURA_SAM, or put it on PATH of the runner',
  );

/** A program of the machine, or of the repository where it is written as a path. */
function commandOf({ build, name }: StackComponent): StepCommand {
  const [program, ...args] = typeof build === 'object' ? build.command : [];
  if (program === undefined)
    throw new StepFailed('build', 'build.none', `portal.yaml gives ${name} no build`);
  return { name: 'command', program: '/usr/bin/env', args: [program, ...args] };
}

function samArguments(
  { template }: StackComponent,
  parameters: Readonly<Record<string, string>>,
  seen: (path: string) => string,
): readonly string[] {
  const overrides = Object.entries(parameters).map(
    ([key, value]) => `ParameterKey=${key},ParameterValue=${JSON.stringify(value)}`,
  );
  return [
    ...['-m', 'samcli', 'build', '--template-file', seen(`/work/source/${template}`)],
    ...['--build-dir', seen('/work/build/out'), '--no-cached', '--no-beta-features'],
    ...(overrides.length > 0 ? ['--parameter-overrides', overrides.join(' ')] : []),
  ];
}

const pathOf = ({ toolchains, node }: PackagedBuildSettings, sam: SamProgram | undefined): string =>
  [
    ...toolchains.map((each) => `${each}/bin`),
    ...(sam ? [`${dirname(sam.python)}`, ...sam.programs] : []),
    dirname(node),
    ...['/usr/local/bin', '/usr/bin', '/bin'],
  ].join(':');

const onceEach = (folders: readonly Folder[]): readonly Folder[] =>
  folders.filter(({ at }, index) => folders.findIndex((other) => other.at === at) === index);
