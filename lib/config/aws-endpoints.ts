import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Source = Readonly<Record<string, string | undefined>>;
/** @returns undefined when there is no such file. @throws what else reading it ends with */
type ReadText = (path: string) => string | undefined;

/**
 * Every setting by which an AWS SDK, Terraform or the command line would call something that is not on this machine, although
 * `AWS_ENDPOINT_URL` is: each named with where it stands, never with its value. Empty: all calls stay here.
 *
 * Settings of a service win over `AWS_ENDPOINT_URL`, in the environment and in the files; all profiles count, since one may take
 * its credentials through another.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function waysElsewhere(source: Source, readText: ReadText = textOf): readonly string[] {
  const ways: string[] = [];
  if (!source.AWS_ENDPOINT_URL) ways.push('AWS_ENDPOINT_URL: is not set, so that AWS itself is called');
  for (const [name, value] of Object.entries(source)) {
    if (name.startsWith('AWS_ENDPOINT_URL') && value && !isLoopback(value))
      ways.push(`${name}: is not a loopback address`);
    if (TURNING.has(name.toLowerCase()) && isOn(value))
      ways.push(`${name}: ${TURNING.get(name.toLowerCase())}`);
  }
  return [...ways, ...filesOf(source).flatMap((file) => waysIn(file, readText))];
}

/** Switches that take the endpoint away or put another in its place. */
const SWITCHES: readonly (readonly [string, string])[] = [
  ['ignore_configured_endpoint_urls', 'takes every configured endpoint away'],
  ['use_dualstack_endpoint', 'chooses an endpoint of AWS'],
  ['use_fips_endpoint', 'chooses an endpoint of AWS'],
  ['endpoint_discovery_enabled', 'lets a service name another endpoint'],
];
const TURNING: ReadonlyMap<string, string> = new Map([
  ...SWITCHES.map(([name, why]) => [`aws_${name}`, why] as const),
  ['aws_enable_endpoint_discovery', 'lets a service name another endpoint'],
]);
const IN_FILES: ReadonlyMap<string, string> = new Map(SWITCHES);

const isOn = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value.trim().toLowerCase() !== 'false';

function filesOf(source: Source): readonly { readonly path: string; readonly named: string }[] {
  const home = source.HOME || source.USERPROFILE || homedir();
  const at = (name: string, file: string) => ({
    path: source[name] || join(home, '.aws', file),
    named: source[name] ? name : `~/.aws/${file}`,
  });
  return [at('AWS_CONFIG_FILE', 'config'), at('AWS_SHARED_CREDENTIALS_FILE', 'credentials')];
}

/** `[profile x]`, `[services y]` and what stands under them; a service's own setting is indented under its name. */
function waysIn(file: { readonly path: string; readonly named: string }, readText: ReadText): string[] {
  let text: string | undefined;
  try {
    text = readText(file.path);
  } catch {
    return [`${file.named}: cannot be read, so nobody knows where it leads`];
  }
  const ways: string[] = [];
  let section = '';
  for (const line of (text ?? '').split('\n').map((each) => each.trim())) {
    if (line.startsWith('[')) section = line;
    const equals = line.indexOf('=');
    if (line.startsWith('#') || line.startsWith(';') || equals < 0) continue;
    const name = line.slice(0, equals).trim().toLowerCase();
    const value = line.slice(equals + 1).trim();
    const where = `${file.named}, ${section} ${name}`;
    if (name === 'endpoint_url' && !isLoopback(value)) ways.push(`${where}: is not a loopback address`);
    if (IN_FILES.has(name) && isOn(value)) ways.push(`${where}: ${IN_FILES.get(name)}`);
  }
  return ways;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Only names and addresses that cannot be anything but this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
