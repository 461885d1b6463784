import type { Env } from '#lib/config/env.ts';
import { repositoryOf } from '#lib/config/repository.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import type { KnownRepository } from '#lib/deploy/repositories.ts';

/** Repositories of `portal.yaml` as it is now, with the secrets that it names and only this process has. */
export const knownRepositories = (
  config: ConfigSource,
  { secretNamed }: Pick<Env, 'secretNamed'>,
): readonly KnownRepository[] =>
  Object.entries(config.current().file.repositories).map(([name, written]) => {
    const credential = 'credential' in written ? written.credential : undefined;
    const value = credential === undefined ? undefined : secretNamed(credential);
    return {
      ...{ name, address: repositoryOf(config, name) },
      ...(credential && value ? { credential: { name: credential, value } } : {}),
    };
  });
