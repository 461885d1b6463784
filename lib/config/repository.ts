import { dirname, resolve } from 'node:path';
import type { ConfigSource } from './source.ts';

/** Where commits of a repository of `portal.yaml` come from: a folder, relative to it, or an address. */
export function repositoryOf(config: ConfigSource, name: string): string {
  const { url } = config.current().file.repositories[name] ?? { url: '' };
  return isAddress(url) ? url : resolve(dirname(config.file), url);
}

const isAddress = (url: string): boolean => /^[a-z][a-z+.-]*:\/\//.test(url) || /^[\w.-]+@[\w.-]+:/.test(url);
