import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#lib/config/env.ts';
import { type Registries, registriesOf } from '#lib/deploy/packaging/registries.ts';

/** What pip and npm of this machine are set to: their variables, and the files that they would read. */
export function packageRegistries({
  packageClients,
  HOME,
}: Pick<Env, 'packageClients' | 'HOME'>): Registries {
  const named = (variable: string) =>
    Object.entries(packageClients).flatMap(([name, value]) =>
      name.toUpperCase() === variable ? [value] : [],
    );
  const pip = [
    '/etc/pip.conf',
    ...(HOME ? [join(HOME, '.config/pip/pip.conf'), join(HOME, '.pip/pip.conf')] : []),
  ];
  const found = [
    ...pip,
    ...named('PIP_CONFIG_FILE'),
    ...(named('NPM_CONFIG_USERCONFIG').length > 0
      ? named('NPM_CONFIG_USERCONFIG')
      : HOME
        ? [join(HOME, '.npmrc')]
        : []),
    ...named('NPM_CONFIG_GLOBALCONFIG'),
  ].filter((each) => existsSync(each));
  const userPip = pip.slice(1).find((each) => found.includes(each));
  const userNpm = found.find((each) => HOME && each === join(HOME, '.npmrc'));
  const registries = registriesOf({
    // A step has another home: what lies in this one is named.
    variables: {
      ...packageClients,
      ...(userPip && named('PIP_CONFIG_FILE').length === 0 ? { PIP_CONFIG_FILE: userPip } : {}),
      ...(userNpm ? { NPM_CONFIG_USERCONFIG: userNpm } : {}),
    },
    files: [...new Set(found)].map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  });
  return { ...registries, folders: registries.folders.filter((each) => existsSync(each)) };
}
