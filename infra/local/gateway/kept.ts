import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A small value that outlives the process: one JSON file, replaced whole. */
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
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
    },
  };
}
