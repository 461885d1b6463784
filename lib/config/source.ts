import { readFileSync, statSync } from 'node:fs';
import { type Instant, instant } from '#lib/domain/time.ts';
import { parsePortalConfig, problemText } from './parse.ts';
import type { ConfigProblem, PortalConfig } from './portal-config.ts';

/** The file as last read well, and what is wrong with it now. */
export type ConfigSource = {
  /** Reads the file again when it changed; a bad change keeps the old and shows up in `problems`. */
  readonly current: () => PortalConfig;
  readonly problems: () => readonly ConfigProblem[];
  /** When the file that counts was written: a bad change since then is not it. */
  readonly writtenAt: () => Instant;
  readonly file: string;
};

/** The first reading must be good. @throws BadConfig naming file, line and value. */
export function configFromFile(file: string): ConfigSource {
  let stamp = '';
  let config: PortalConfig | undefined;
  let problems: readonly ConfigProblem[] = [];
  let writtenAt = instant(0);

  function refresh(): void {
    const { mtimeMs, size } = statSync(file);
    const now = `${mtimeMs}:${size}`;
    if (now === stamp) return;
    stamp = now;
    const parsed = parsePortalConfig(readFileSync(file, 'utf8'), file);
    problems = parsed.ok ? [] : parsed.error;
    if (!parsed.ok) return;
    config = parsed.value;
    writtenAt = instant(Math.round(mtimeMs));
  }

  function current(): PortalConfig {
    try {
      refresh();
    } catch (error) {
      problems = [{ file, line: 1, path: '', message: `cannot be read: ${(error as Error).message}` }];
    }
    if (!config) throw new BadConfig(problems);
    return config;
  }

  current();
  return { file, current, problems: () => problems, writtenAt: () => writtenAt };
}

export class BadConfig extends Error {
  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.name = 'BadConfig';
  }
}
