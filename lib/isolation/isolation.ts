import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsolationReport } from '#lib/domain/isolation.ts';
import { INSIDE } from './bubblewrap.ts';
import { followStep } from './follow.ts';
import { isAnswered, openHolds } from './hold.ts';
import { holdSocket, seenPath } from './place.ts';
import { plainProgram } from './plain-program.ts';
import type { Isolation, StepEars, StepOutcome, StepRequest } from './port.ts';
import { openSupervisors } from './start.ts';
import type { BaseKeys } from './step-order.ts';

export type IsolationOptions = {
  readonly report: IsolationReport;
  /** Absolute. */
  readonly dataDir: string;
  readonly node: string;
  readonly prlimit: string | undefined;
  readonly baseKeys: BaseKeys | undefined;
  /** Settings that say how AWS is reached, for supervisors; no keys. */
  readonly environment: Readonly<Record<string, string>>;
};

export type OpenIsolation = Isolation & { readonly close: () => Promise<void> };

/** Steps as one kind runs them. */
export async function openIsolation(options: IsolationOptions): Promise<OpenIsolation> {
  const { report, node, prlimit, baseKeys, environment } = options;
  const holds = await openHolds(options.dataDir);
  const init = plainProgram(join(INSIDE, 'init.ts'), join(options.dataDir, 'programs'));
  const work = join(options.dataDir, 'work');
  // Half of what a supervisor costs to start is reading its own source.
  const env = { ...environment, NODE_COMPILE_CACHE: join(options.dataDir, 'compiled') };
  const supervisors = openSupervisors({ node, env });

  async function run({ files = {}, ...request }: StepRequest, ears: StepEars): Promise<StepOutcome> {
    ears.signal?.throwIfAborted();
    if (request.outlives)
      await writeFile(noteFile(request), JSON.stringify(request.outlives), { mode: 0o600 });
    const bytes = Object.fromEntries(Object.entries(files).map(([name, each]) => [name, Buffer.from(each)]));
    const order = { kind: report.kind, request, files: bytes, init, node, prlimit, baseKeys };
    await supervisors.start(order);
    return followStep(holdSocket(request), request.outlives !== undefined, ears);
  }

  async function takeUp(run: string, ears: StepEars): Promise<StepOutcome | undefined> {
    for (const folder of await readdir(work)) {
      const workspace = join(work, folder);
      for (const file of await readdir(workspace).catch(() => [])) {
        const [name = '', ending] = file.split('.');
        if (ending !== 'outlives') continue;
        const note = JSON.parse(await readFile(join(workspace, file), 'utf8')) as { run: string };
        const socket = holdSocket({ workspace, name });
        if (note.run === run && (await isAnswered(socket))) return followStep(socket, true, ears);
      }
    }
    return undefined;
  }

  return {
    kind: report.kind,
    report,
    seen: (place, path) => seenPath(report.kind, place, path),
    claim() {
      // It starts while the commit is written out.
      supervisors.expect();
      return holds.claim();
    },
    sweep: holds.sweep,
    run,
    takeUp,
    async close() {
      await supervisors.close();
      await holds.close();
    },
  };
}

/** Names the run that a step is found by. */
const noteFile = ({ workspace, name }: StepRequest): string => join(workspace, `${name}.outlives`);
