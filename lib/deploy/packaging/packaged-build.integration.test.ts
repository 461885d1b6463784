import { cpSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StackComponent } from '#lib/config/components.ts';
import { isolationForTest, noBubblewrap } from '#lib/isolation/in-test.ts';
import { readToolchain, repoRoot } from '#tools/toolchain.ts';
import type { Workspace } from '../workspace.ts';
import { packagedBuild } from './packaged-build.ts';
import type { ReadPackage } from './read-package.ts';
import { registriesOf } from './registries.ts';
import { samProgram } from './sam-program.ts';

const why = await noBubblewrap();
const kinds = [...(why === undefined ? (['bubblewrap'] as const) : []), 'none' as const];
const { python } = readToolchain();
const sam = python.sam ? samProgram(join(dirname(python.sam), 'sam')) : undefined;
/** The version of Python that the SAM command line stands on builds functions of that version. */
const runtime = `python${realpathSync(python.sam ?? '').replace(/^.*python/, '')}`;

const component = (build: StackComponent['build'], template: string) =>
  ({ name: 'book', build, template, region: 'ap-northeast-1' }) as unknown as StackComponent;

describe.each(kinds)('a build in a step of kind %s', (kind) => {
  let isolation: Awaited<ReturnType<typeof isolationForTest>>;
  beforeAll(async () => {
    isolation = await isolationForTest(kind);
  });
  afterAll(() => isolation?.end());

  async function clone(change: (source: string) => void = () => undefined): Promise<Workspace> {
    const dir = await isolation.claim();
    const source = join(dir, 'source');
    mkdirSync(source);
    cpSync(join(repoRoot, 'examples'), join(source, 'examples'), { recursive: true });
    change(source);
    return { dir, source, remove: async () => undefined };
  }

  const said: string[] = [];
  async function built(of: StackComponent, workspace?: Workspace): Promise<ReadPackage> {
    said.length = 0;
    const build = packagedBuild({
      ...{ isolation, node: process.execPath, sam, toolchains: [], privateNetworks: [] },
      registries: registriesOf({ variables: {}, files: [] }),
    });
    const signal = new AbortController().signal;
    return build(
      workspace ?? (await clone()),
      of,
      { Python: runtime },
      (line) => void said.push(line),
      signal,
    );
  }

  /** Paths in the archive that a resource's code is. */
  function filesOf(made: ReadPackage, logicalId: string): Readonly<Record<string, Uint8Array>> {
    const place = made.templates[0]?.places.find((each) => each.logicalId === logicalId);
    return unzipSync(made.bytesOf(place?.index ?? -1));
  }

  it('by SAM makes Python functions and a layer, without a package of others and without a network', async () => {
    const of = component('sam', 'examples/python-sam/template.yaml');
    const [made, again] = [await built(of), await built(of)];
    expect(Object.keys(filesOf(made, 'Sign'))).toContain('app.py');
    expect(Object.keys(filesOf(made, 'Shared'))).toEqual(['python/guestbook/__init__.py']);
    expect(made.templates[0]?.places.map(({ logicalId }) => logicalId)).toEqual(['Shared', 'Sign', 'Read']);
    const bytes = (each: ReadPackage) =>
      each.artifacts.map((_, index) => each.bytesOf(index).toString('base64'));
    expect(bytes(again)).toEqual(bytes(made));
  });

  it('by make through SAM holds what the Makefile put there', async () => {
    const made = await built(component('sam', 'examples/stacks-only/worker.yaml'));
    expect(strFromU8(filesOf(made, 'Sort')['sort.py'] ?? new Uint8Array())).toContain('def handler');
  });

  it('by a command takes the assets of a recorded cdk.out', async () => {
    const made = await built(component({ command: ['true'] }, 'examples/cdk/cdk.out/Notices.template.json'));
    expect(Object.keys(filesOf(made, 'NoticeFunction'))).toEqual(['index.py']);
  });

  it('packages a nested application of the commit with what it names', async () => {
    const nested = await clone((source) => {
      mkdirSync(join(source, 'inner'));
      writeFileSync(
        join(source, 'outer.yaml'),
        'Transform: AWS::Serverless-2016-10-31\nResources:\n  In: { Type: AWS::Serverless::Application, Properties: { Location: inner/t.yaml } }\n',
      );
      writeFileSync(
        join(source, 'inner/t.yaml'),
        'Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Code: code, Handler: a.b } }\n',
      );
      mkdirSync(join(source, 'inner/code'));
      writeFileSync(join(source, 'inner/code/a.py'), 'b = 1\n');
    });
    const made = await built(component({ command: ['true'] }, 'outer.yaml'), nested);
    expect(made.templates[0]?.places).toEqual([{ logicalId: 'In', kind: 'template', index: 1 }]);
    expect(Object.keys(unzipSync(made.bytesOf(made.templates[1]?.places[0]?.index ?? -1)))).toEqual(['a.py']);
  });

  it('that fails says what it said', async () => {
    const broken = await clone((source) =>
      writeFileSync(
        join(source, 'examples/stacks-only/worker/Makefile'),
        'build-Sort:\n\tcp nothing there\n',
      ),
    );
    const failed = built(component('sam', 'examples/stacks-only/worker.yaml'), broken);
    await expect(failed).rejects.toThrow(/nothing/);
    await expect(built(component({ command: ['no-such-program'] }, 'x.yaml'))).rejects.toThrow(
      /no-such-program/,
    );
  });

  it.skipIf(kind === 'none')('sees no credential and nothing of this machine', async () => {
    const shell = ['sh', '-c', 'env; ls -a /root /home; cat /etc/shadow; false'];
    await expect(built(component({ command: shell }, 'x.yaml'))).rejects.toThrow();
    const text = said.join('\n');
    expect(text).not.toMatch(/AWS_ACCESS|AWS_SECRET|root:/);
    expect(text).toMatch(/No such file|Permission denied/);
  });

  it('never hands out what a link leads to outside of the repository', async () => {
    const shell = ['sh', '-c', 'mkdir -p code && ln -s /etc/passwd code/passwd'];
    const linked = await clone((source) =>
      writeFileSync(
        join(source, 't.yaml'),
        'Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Code: code } }\n',
      ),
    );
    await expect(built(component({ command: shell }, 't.yaml'), linked)).rejects.toThrow(/leads out/);
  });
});
