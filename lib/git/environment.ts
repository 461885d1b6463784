import type { RepositorySource } from './source.ts';

/** What a credential's variable holds: a token, or `user:token`, for https; the path of a private key's file for ssh. */
export type GitCredential = { readonly name: string; readonly value: string };

/** Files of the runner that ssh asks. */
export type SshSettings = { readonly knownHosts?: string | undefined };

type Variables = Readonly<Record<string, string>>;

/** Git sees no configuration of the machine's user, runs no hook, asks nobody for a password and speaks three protocols. */
const ALONE: Variables = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  LC_ALL: 'C',
};

const SAFETY: Variables = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.symlinks': 'false',
  'protocol.allow': 'never',
  'protocol.file.allow': 'always',
  'protocol.https.allow': 'always',
  'protocol.http.allow': 'always',
  'protocol.ssh.allow': 'always',
  'submodule.recurse': 'false',
  'fetch.recurseSubmodules': 'false',
};

/** For git that asks nobody beyond this machine. */
export const localGit = (): Variables => withSettings(ALONE, SAFETY);

/**
 * For git that asks a repository's address. Settings go by variables and not by arguments, which every user of the
 * machine may list. A redirect is not followed: it would carry the credential to whoever is named there.
 */
export function gitFor(
  source: RepositorySource,
  credential?: GitCredential,
  ssh: SshSettings = {},
  authorities?: string,
): Variables {
  if (source.kind === 'ssh') return { ...localGit(), GIT_SSH_COMMAND: sshCommand(credential, ssh) };
  if (source.kind === 'folder') return localGit();
  return withSettings(
    { ...ALONE, ...(authorities ? { GIT_SSL_CAINFO: authorities } : {}) },
    {
      ...SAFETY,
      'http.followRedirects': 'false',
      ...(credential ? { [`http.${new URL(source.url).origin}/.extraHeader`]: basic(credential.value) } : {}),
    },
  );
}

const basic = (value: string): string =>
  `Authorization: Basic ${Buffer.from(value.includes(':') ? value : `x-access-token:${value}`).toString('base64')}`;

function sshCommand(credential: GitCredential | undefined, { knownHosts }: SshSettings): string {
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    'ConnectTimeout=20',
    ...(knownHosts ? [`UserKnownHostsFile=${knownHosts}`] : []),
    ...(credential ? ['IdentitiesOnly=yes', `IdentityFile=${credential.value}`] : []),
  ];
  return ['ssh', '-F', '/dev/null', ...options.flatMap((each) => ['-o', quoted(each)])].join(' ');
}

/** Git hands the command to a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function withSettings(variables: Variables, settings: Variables): Variables {
  const entries = Object.entries(settings);
  return {
    ...variables,
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(
      entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}
