import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** A small value that outlives the process: one JSON file, replaced whole; none for `undefined`. */
export interface Kept<T> {
  get(): T;
  set(value: T): void;
}

export function keptIn<T>(file: string, initial: T): Kept<T> {
  let value = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : initial;
  return {
    get: () => value,
    set(next) {
      value = next;
      if (next === undefined) return rmSync(file, { force: true });
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
    },
  };
}
