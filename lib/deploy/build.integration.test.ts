import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isolationForTest, noBubblewrap } from '#lib/isolation/in-test.ts';
import type { StepRequest } from '#lib/isolation/port.ts';
import { artifacts } from '#tools/build/artifacts.ts';
import { buildArtifact } from '#tools/build/build.ts';
import { repoRoot } from '#tools/toolchain.ts';
import { stepBuilder } from './build.ts';
import type { Workspace } from './workspace.ts';

const why = await noBubblewrap();
const kinds = [...(why === undefined ? (['bubblewrap'] as const) : []), 'none' as const];

describe.each(kinds)('a build in a step of kind %s', (kind) => {
  let isolation: Awaited<ReturnType<typeof isolationForTest>>;
  let dir = '';
  beforeAll(async () => {
    isolation = await isolationForTest(kind);
    dir = mkdtempSync(join(tmpdir(), 'yagura-build-'));
  });
  afterAll(async () => {
    await isolation?.end();
    rmSync(dir, { recursive: true, force: true });
  });

  async function clone(handler?: string): Promise<Workspace> {
    const folder = await isolation.claim();
    const source = join(folder, 'source');
    mkdirSync(source);
    cpSync(join(repoRoot, 'functions'), join(source, 'functions'), { recursive: true });
    if (handler) writeFileSync(join(source, 'functions/hello/handler.ts'), handler);
    return { dir: folder, source, remove: async () => undefined };
  }

  it('gives the same bytes as outside', async () => {
    const hello = artifacts.find(({ name }) => name === 'hello');
    if (!hello) throw new Error('no hello');
    const [built] = await stepBuilder(
      isolation,
      process.execPath,
      isolation.dataDir,
    )(await clone(), ['hello']);
    expect(built).toMatchObject({ name: 'hello', sha256: (await buildArtifact(hello, repoRoot)).sha256 });
  });

  it('builds several in the order of their names, and says which of them cannot be built', async () => {
    const build = stepBuilder(isolation, process.execPath, isolation.dataDir);
    const both = await build(await clone(), ['ApiFunction', 'hello']);
    expect(both.map(({ name }) => name)).toEqual(['api', 'hello']);
    await expect(build(await clone('export const = 1;'), ['ApiFunction', 'hello'])).rejects.toMatchObject({
      failure: { code: 'build.failed', resource: 'hello' },
    });
  });

  it.skipIf(kind === 'none')(
    'sees no credential, no network, and no file beside the clone and its packages',
    async () => {
      writeFileSync(join(dir, 'secret.json'), '{"key":"hidden"}');
      const seen: string[] = [];
      /** The builder's own step, with a shell in place of the builder. */
      const asShell = {
        ...isolation,
        run: (request: StepRequest) =>
          isolation.run(
            {
              ...request,
              commands: [
                {
                  name: 'build',
                  program: '/bin/sh',
                  args: [
                    '-c',
                    `env; cat ${join(dir, 'secret.json')}; cat /proc/net/tcp; ls /run/yagura; ls /work /yagura/builder; curl -sS https://example.org`,
                  ],
                },
              ],
            },
            { onLine: ({ text }) => seen.push(text) },
          ),
      };
      await expect(
        stepBuilder(asShell, process.execPath, isolation.dataDir)(await clone(), ['hello']),
      ).rejects.toThrow();
      const text = seen.join('\n');
      expect(text).toContain('Could not resolve host');
      expect(text).toContain('No such file or directory');
      expect(text).not.toMatch(/hidden|AWS_|keys|aws|proxy/);
      expect(text).toContain('node_modules');
    },
  );

  it('that reads a file outside the clone fails, and tells nothing of it', async () => {
    writeFileSync(join(dir, 'secret.json'), '{"key":"hidden"}');
    const source = await clone(
      `import secret from '${join(dir, 'secret.json')}';\nexport const handler = () => secret;\n`,
    );
    const built = stepBuilder(isolation, process.execPath, isolation.dataDir)(source, ['hello']);
    await expect(built).rejects.toThrow(kind === 'none' ? /leads out of the repository/ : /secret\.json/);
    await expect(built).rejects.not.toThrow(/hidden/);
  });
});
