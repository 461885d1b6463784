import type { IsolationKind, IsolationReport } from '#lib/domain/isolation.ts';
import type { Instant } from '#lib/domain/time.ts';
import { dividedGroup } from './cgroup.ts';
import type { Probed } from './probe.ts';

/** `YAGURA_ISOLATION`. */
export type IsolationSetting = IsolationKind | 'auto';

export type ChoiceOptions = {
  readonly setting: IsolationSetting;
  /** What a step may touch is only the embedded cloud of this machine. */
  readonly embeddedCloud: boolean;
  readonly prlimit: string | undefined;
  readonly asRoot: boolean;
  readonly now: Instant;
  readonly probe: () => Promise<Probed>;
};

/**
 * The kind in force. Without walls only where it was asked for, or where nothing but an emulator is at stake.
 * @throws CannotIsolate when a runner must not start here
 */
export async function chooseIsolation(options: ChoiceOptions): Promise<IsolationReport> {
  const { setting, embeddedCloud, now } = options;
  const limits: IsolationReport['limits'] = dividedGroup() ? 'cgroup' : options.prlimit ? 'rlimit' : 'none';
  const about = { probedAt: now, limits, ...(options.asRoot ? { asRoot: true as const } : {}) };
  const bare = (why: string): IsolationReport => ({ kind: 'none', walls: {}, why, ...about });
  if (setting === 'none') return bare('YAGURA_ISOLATION=none');
  const { walls, why } = await options.probe();
  if (why === undefined) return { kind: 'bubblewrap', walls, ...about };
  if (setting === 'auto' && embeddedCloud) return bare(why);
  throw new CannotIsolate(why);
}

export class CannotIsolate extends Error {
  constructor(why: string) {
    super(
      `what repositories bring cannot be kept apart here: ${why}\n` +
        'Install bubblewrap 0.8 or newer and allow user namespaces. YAGURA_ISOLATION=none runs it without walls: ' +
        'whoever may request a plan then reads what this runner can read.',
    );
    this.name = 'CannotIsolate';
  }
}
