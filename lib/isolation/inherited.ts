import { closeSync, existsSync, readdirSync, readFileSync } from 'node:fs';

const CLOSED_ON_EXEC = 0o2000000;

/**
 * Closes what this process inherited beside its standard descriptors: a pipe or socket of whoever started the runner
 * would go on into the step. Node's own descriptors are told by their flag. Where there is no `/proc` (macOS) there
 * are no walls either.
 */
export function closeInherited(): void {
  if (!existsSync('/proc/self/fd')) return;
  for (const name of readdirSync('/proc/self/fd', { encoding: 'utf8' }).filter(isForeign)) {
    try {
      closeSync(Number(name));
    } catch {
      // The listing itself was one of them.
    }
  }
}

function isForeign(name: string): boolean {
  if (Number(name) <= 2) return false;
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${name}`, 'utf8'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSED_ON_EXEC) === 0;
  } catch {
    return false;
  }
}
